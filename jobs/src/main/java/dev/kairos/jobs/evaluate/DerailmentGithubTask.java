package dev.kairos.jobs.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import dev.kairos.jobs.evaluate.TaskData.Reference;
import dev.kairos.models.onnx.ConversationFeatures;
import dev.kairos.models.onnx.FeatureSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether a GitHub thread will turn toxic (P21). Forecasts come after every turn before the first toxic one; threads that
 * are toxic at once are left out. Features are tone only: nothing about length, time or roles, which tell the two halves
 * of the corpus apart without telling anything about people.
 */
final class DerailmentGithubTask implements JudgmentTask {
    private static final List<Cue> CUES = List.of(
            Cue.SECOND_PERSON,
            Cue.FIRST_PERSON,
            Cue.NEGATION,
            Cue.HEDGE,
            Cue.QUESTION,
            Cue.THANKS,
            Cue.APOLOGY,
            Cue.FRUSTRATION,
            Cue.INSULT,
            Cue.IMPERATIVE,
            Cue.EXCLAMATION,
            Cue.SHOUTING,
            Cue.AGREEMENT,
            Cue.CODE,
            Cue.URL,
            Cue.MENTION,
            Cue.CONFUSION,
            Cue.ERROR);
    private static final List<Feature> TONE = List.of(
            Feature.TENSION,
            Feature.TENSION_MAX_3,
            Feature.TENSION_MEAN_3,
            Feature.TENSION_AVERAGE,
            Feature.TENSION_MAX,
            Feature.TENSION_SLOPE,
            Feature.SECOND_PERSON_3,
            Feature.NEGATION_3,
            Feature.FRUSTRATION_3,
            Feature.CONCILIATION_3);

    @Override
    public String id() {
        return "derailment-github";
    }

    @Override
    public String description() {
        return "will this GitHub thread turn toxic? PATH: gh-derail jsonl.gz";
    }

    @Override
    public String model() {
        return "derailment-github@1";
    }

    @Override
    public SignalType signal() {
        return SignalType.DERAILMENT;
    }

    @Override
    public String schema() {
        return "conversation@1";
    }

    @Override
    public List<String> features() {
        return Stream.concat(
                        CUES.stream().map(ConversationFeatures::count),
                        TONE.stream().map(ConversationFeatures::session))
                .toList();
    }

    @Override
    public double shrinkage() {
        return 100;
    }

    @Override
    public double baseRate() {
        return 0.11;
    }

    @Override
    public int folds() {
        return 5;
    }

    @Override
    public Source source() {
        return new Source("GitHub issue threads, derailed and representative (P21)", "MIT");
    }

    @Override
    public List<String> limits() {
        return List.of(
                "English technical threads only; on other platforms expect less.",
                "Few threads derailed, and the others come from other repositories: part of the ranking may tell"
                        + " communities apart, not conversations.",
                "Early in a thread (up to the fifth turn) it is close to chance; compare aucLengthMatched with auc.");
    }

    @Override
    public TaskData read(Path path, Progress progress) throws IOException {
        Map<String, IssueThread> threads = new HashMap<>();
        for (JsonNode line : GoldLines.read(path, List.of("id", "set", "turns"))) {
            IssueThread thread = IssueThread.of(line);
            if (thread.turns() > 0) {
                threads.put(thread.id(), thread);
            }
        }
        FeatureSelection features = FeatureSelection.of(schema(), features());
        Map<String, List<Example>> sessions = new TreeMap<>();
        Map<String, List<Double>> counts = new HashMap<>();
        Map<String, List<Double>> tension = new HashMap<>();
        long refused = new SessionReplay(path, "github-comments", null)
                .run(
                        view -> {
                            IssueThread thread = threads.get(view.session());
                            if (thread != null && Integer.parseInt(view.point()) < thread.turns()) {
                                float[] row = features.of(view);
                                sessions.computeIfAbsent(view.session(), session -> new ArrayList<>())
                                        .add(new Example(
                                                thread.group(), view.session(), view.point(), thread.derails(), row));
                                counted(counts.computeIfAbsent(view.session(), session -> new ArrayList<>()), view);
                                tension.computeIfAbsent(view.session(), session -> new ArrayList<>())
                                        .add(view.features().get(Feature.TENSION_MAX));
                            }
                        },
                        (file, events) -> progress.events(events));
        List<Example> examples =
                sessions.values().stream().flatMap(List::stream).toList();
        Map<String, Reference> references = Map.of(
                "counts", new Reference(counts, Double.NaN),
                "tension", new Reference(tension, Double.NaN),
                "gpt4oFewShot",
                        published(
                                threads, thread -> thread.scores().path("gpt4o").path("fewshot")),
                "gpt4oLeastToMost",
                        published(
                                threads, thread -> thread.scores().path("gpt4o").path("ltm")),
                "llama70bFewShot",
                        published(
                                threads,
                                thread -> thread.scores().path("llama70b").path("fewshot")),
                "llama70bLeastToMost",
                        published(
                                threads,
                                thread -> thread.scores().path("llama70b").path("ltm")));
        return new TaskData(new ExampleSet(features.names(), examples), references, refused);
    }

    /** A floor: how often somebody was addressed or something negated so far. */
    private static void counted(List<Double> soFar, SessionView view) {
        Cues cues = Objects.requireNonNull(view.turn(), "turn").cues();
        double before = soFar.isEmpty() ? 0 : soFar.get(soFar.size() - 1);
        soFar.add(before + cues.count(Cue.SECOND_PERSON) + cues.count(Cue.NEGATION));
    }

    private static Reference published(Map<String, IssueThread> threads, Function<IssueThread, JsonNode> score) {
        Map<String, List<Double>> scores = new HashMap<>();
        threads.values().stream()
                .filter(thread -> score.apply(thread).isNumber())
                .forEach(thread ->
                        scores.put(thread.id(), List.of(score.apply(thread).doubleValue())));
        return new Reference(scores, 0.5);
    }

    /** All turns count alike, and all threads. */
    @Override
    public double weight(Example example, int place, int length) {
        return 1.0 / length;
    }

    @Override
    public List<Measure> measures() {
        return ConversationMeasures.ALL;
    }

    @Override
    public String counted() {
        return "threads";
    }

    @Override
    public double worth(List<Trajectory> sessions) {
        return ConversationMeasures.confusion(sessions).f1();
    }

    /**
     * Gold of one thread.
     *
     * @param turns turns that may be seen
     */
    private record IssueThread(String id, String group, boolean derails, int turns, JsonNode scores) {
        static IssueThread of(JsonNode line) {
            String id = line.path("id").asText();
            JsonNode turns = line.path("turns");
            int toxic = 0;
            while (toxic < turns.size() && turns.get(toxic).path("toxic").asInt() != 1) {
                toxic++;
            }
            boolean derails = line.path("set").asText().equals("derailed");
            boolean isAtOnce = line.path("set").asText().equals("toxic_at_once");
            // without a repository the thread is a group of its own
            return new IssueThread(
                    id, line.path("repo").asText(id), derails, isAtOnce ? 0 : derails ? toxic : turns.size(), line);
        }
    }
}
