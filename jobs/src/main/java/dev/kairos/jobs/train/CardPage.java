package dev.kairos.jobs.train;

import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.models.onnx.ModelCard;
import java.util.Locale;
import java.util.Map;

/** A model card for people. */
final class CardPage {
    private CardPage() {}

    static String of(ModelCard card) {
        StringBuilder page = new StringBuilder();
        ModelCard.Training training = card.training();
        page.append("# ").append(card.name()).append("\n\n");
        page.append(String.format(
                Locale.ROOT,
                "Probability of %s from %s (%s), a logistic regression. Acts at %.3f; temperature %.3f, for a base rate of %.2f.%n%n",
                card.signal(),
                String.join(", ", card.inputs()),
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
        page.append("Figures of grouped cross-validation, with 95 % bootstrap intervals over sessions:\n\n");
        page.append("| figure | value | interval |\n|---|---|---|\n");
        for (Map.Entry<String, Figure> entry : card.figures().entrySet()) {
            Figure figure = entry.getValue();
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f to %.3f |%n",
                    entry.getKey(),
                    figure.value(),
                    figure.low(),
                    figure.high()));
        }
        page.append("\nLimits:\n\n");
        card.limits().forEach(limit -> page.append("- ").append(limit).append('\n'));
        return page.toString().replace(System.lineSeparator(), "\n");
    }
}
