package dev.kairos.jobs.evaluate;

import dev.kairos.core.event.SessionKey;
import dev.kairos.core.slot.Metric.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * When an answer needs help (P48) or is unreliable (P53): statements that one model was asked about in four wordings. A
 * mistake is a wrong answer to the first wording. Ours is the doubt of the mean over the wordings (P40), set against
 * their disagreement, the first wording's own doubt and chance. {@code accuracy} is that of the answers that each would
 * give itself.
 */
final class ReliabilityTask implements EvaluationTask {
    private static final long SEED = 7;
    private static final double ANY = 1e-9;
    private static final String MISCONCEPTION = "Misconception";
    private static final List<Measure> MEASURES = List.of(
            Measure.ranking("audbc", scored -> Burden.area(points(scored))),
            Measure.ranking(
                    "auc", scored -> Ranking.of(points(scored), Trajectory.Point::positive, Trajectory.Point::score)
                            .auc()),
            Measure.deciding("recall", scored -> confusion(scored).recall()),
            Measure.deciding("precision", scored -> confusion(scored).precision()),
            Measure.deciding("speakRate", scored -> confusion(scored).speakRate()));
    private static final Measure MEAN = Measure.ranking("mean", scored -> points(scored).stream()
            .mapToDouble(Trajectory.Point::score)
            .average()
            .orElse(Double.NaN));

    @Override
    public String id() {
        return "reliability";
    }

    @Override
    public String description() {
        return "is this answer to be relied on? PATH: folder with gpt3-responses.csv and gpt3-statements.csv";
    }

    @Override
    public Report evaluate(Path data, Progress progress) throws IOException {
        List<AskedStatement> all = AskedStatement.read(data);
        progress.events(all.size());
        List<AskedStatement> known =
                all.stream().filter(statement -> statement.truth() != null).toList();
        return new Report(
                id(),
                data.getFileName().toString(),
                "wordings@1",
                known.size(),
                all.size(),
                0,
                ours(all, known),
                baselines(known),
                SEED,
                "Nothing was trained or chosen on these rows; those whose truth nobody knows count for agreement only.");
    }

    private static Map<String, Figure> ours(List<AskedStatement> all, List<AskedStatement> known) {
        Map<String, Figure> figures =
                ranked(known, statement -> statement.said().doubt());
        figures.put("accuracy", share(known, AskedStatement::isRightTogether));
        figures.put("agreement", share(all, statement -> statement.said().agree()));
        List<AskedStatement> misconceptions = all.stream()
                .filter(statement -> statement.category().equals(MISCONCEPTION))
                .toList();
        if (!misconceptions.isEmpty()) {
            figures.put(
                    "agreementMisconception",
                    share(misconceptions, statement -> statement.said().agree()));
        }
        return figures;
    }

    private static Map<String, Map<String, Figure>> baselines(List<AskedStatement> known) {
        Map<String, Figure> single = ranked(known, statement -> statement.said().doubt(0));
        single.put("accuracy", share(known, statement -> !statement.isMistaken()));
        Map<String, Map<String, Figure>> baselines = new LinkedHashMap<>();
        baselines.put(
                "disagreement",
                figures(MEASURES, known, statement -> statement.said().disagreement(), ANY));
        baselines.put("ownDoubt", single);
        baselines.put("random", ranked(known, statement -> new SplittableRandom(SessionKey.of("" + statement.row()))
                .nextDouble()));
        baselines.put("always", figures(MEASURES, known, statement -> 1, ANY));
        baselines.put("never", figures(MEASURES, known, statement -> 0, ANY));
        return baselines;
    }

    private static Map<String, Figure> ranked(List<AskedStatement> known, ToDoubleFunction<AskedStatement> doubt) {
        List<Measure> ranking =
                MEASURES.stream().filter(measure -> measure.needs().isEmpty()).toList();
        return figures(ranking, known, doubt, Double.NaN);
    }

    private static Figure share(List<AskedStatement> statements, Predicate<AskedStatement> counts) {
        Map<String, Figure> figures =
                figures(List.of(MEAN), statements, statement -> counts.test(statement) ? 1 : 0, Double.NaN);
        return figures.getOrDefault(MEAN.name(), new Figure(Double.NaN, Double.NaN, Double.NaN, 0));
    }

    private static Map<String, Figure> figures(
            List<Measure> measures,
            List<AskedStatement> statements,
            ToDoubleFunction<AskedStatement> score,
            double threshold) {
        List<Trajectory> scored = statements.stream()
                .map(statement -> new Trajectory(
                        String.valueOf(statement.row()),
                        List.of(new Trajectory.Point(
                                statement.isMistaken(), score.applyAsDouble(statement), threshold))))
                .toList();
        return new LinkedHashMap<>(Intervals.figures(measures, scored, SEED));
    }

    private static List<Trajectory.Point> points(List<Trajectory> scored) {
        return scored.stream().flatMap(one -> one.points().stream()).toList();
    }

    private static Confusion confusion(List<Trajectory> scored) {
        return Confusion.of(points(scored), Trajectory.Point::positive, Trajectory.Point::acts);
    }
}
