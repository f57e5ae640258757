package dev.kairos.jobs.train;

import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.models.onnx.ModelCard;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A model card for people. */
final class CardPage {
    private static final int FEW = 5;

    private CardPage() {}

    static String of(ModelCard card, String counted) {
        StringBuilder page = new StringBuilder();
        ModelCard.Training training = card.training();
        page.append("# ").append(card.name()).append("\n\n");
        page.append(String.format(
                Locale.ROOT,
                "Probability of %s from %s (%s), a logistic regression. Acts at %.3f; temperature %.3f, for a base rate of %.2f.%n%n",
                card.signal(),
                inputs(card.inputs()),
                card.schema(),
                card.threshold(),
                card.temperature(),
                card.baseRate()));
        page.append(String.format(
                Locale.ROOT,
                "Trained on: %s; licence %s; %d rows, %d positive, %d groups; seed %d; SHA-256 of the file `%s`.%n%n",
                training.data(),
                training.licence(),
                training.rows(),
                training.positives(),
                training.groups(),
                training.seed(),
                training.sha256()));
        figures(page, card.figures());
        operatingPoints(page, card.operatingPoints(), counted);
        heads(page, card.heads());
        page.append("\nLimits:\n\n");
        card.limits().forEach(limit -> page.append("- ").append(limit).append('\n'));
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    private static String inputs(List<String> names) {
        return names.size() > FEW ? names.size() + " features" : String.join(", ", names);
    }

    private static void figures(StringBuilder page, Map<String, Figure> figures) {
        page.append("Figures of grouped cross-validation, with 95 % bootstrap intervals over sessions:\n\n");
        page.append("| figure | value | interval |\n|---|---|---|\n");
        figures.forEach((name, figure) -> page.append(String.format(
                Locale.ROOT, "| %s | %.3f | %.3f to %.3f |%n", name, figure.value(), figure.low(), figure.high())));
    }

    private static void heads(StringBuilder page, List<ModelCard.Head> heads) {
        if (!heads.isEmpty()) {
            page.append("\nLabels, each judged by itself among the rows that have it or its opposite:\n\n")
                    .append("| label | acts at | rows | positive | AUPRC | interval |\n|---|---|---|---|---|---|\n");
        }
        heads.forEach(head -> page.append(String.format(
                Locale.ROOT,
                "| %s | %.3f | %d | %d | %.3f | %.3f to %.3f |%n",
                head.name(),
                head.threshold(),
                head.rows(),
                head.positives(),
                head.auprc().value(),
                head.auprc().low(),
                head.auprc().high())));
    }

    private static void operatingPoints(StringBuilder page, List<ModelCard.OperatingPoint> points, String counted) {
        page.append("\nThresholds to choose from, and what they did in cross-validation (shares of ")
                .append(counted)
                .append("):\n\n| threshold | recall | false positive rate | precision |\n|---|---|---|---|\n");
        points.forEach(point -> page.append(String.format(
                Locale.ROOT,
                "| %.3f | %.3f | %.3f | %.3f |%n",
                point.threshold(),
                point.recall(),
                point.falsePositiveRate(),
                point.precision())));
    }
}
