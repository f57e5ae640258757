package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.evaluate.SessionReplay;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.topology.TopologyOptions;
import dev.kairos.models.onnx.FeatureSelection;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.onnx.OnnxScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trained models inside the job: one as detector in OBSERVE, another as trigger in DECIDE. */
class TrainedAssistantTest {
    private static final Installation HERE = Installation.here();
    private static final Path THREADS = HERE.sessions().resolve("tune/issue-thread");

    @TempDir
    private static Path folder;

    private static ReplayRunner runner;
    private static String log;

    @BeforeAll
    static void replayOnce() throws Exception {
        runner = new ReplayRunner(4);
        log = log(1);
    }

    @AfterAll
    static void stopCluster() {
        runner.close();
    }

    private static String log(int parallelism) throws Exception {
        AssistantSpec trained = HERE.assistant(
                Path.of(Objects.requireNonNull(TrainedAssistantTest.class.getResource("/assistants/trained.yaml"))
                        .toURI()));
        Recording recording = Recording.of(
                THREADS, "events", Limits.startingAt(WallClock.system().instant()));
        Path output = Files.createTempDirectory(folder, "output-");
        runner.run(
                new Replay(List.of(trained), List.of(), recording, parallelism, TopologyOptions.defaults()),
                output,
                count -> {});
        return Files.readString(output.resolve(ReplayOutput.DECISIONS + ".jsonl"));
    }

    private static List<Decision> decisions() {
        return log.lines().map(DecisionJson::read).toList();
    }

    @Test
    void theLogDoesNotDependOnParallelism() throws Exception {
        assertThat(log(2)).isEqualTo(log);
        assertThat(log(4)).isEqualTo(log);
    }

    @Test
    void theTriggerScoresEveryTurnAsEvaluationDoes() throws IOException {
        Map<String, Double> offline = scores("help-moment@1", new Shuffle(false));
        assertThat(online()).isNotEmpty().hasSameSizeAs(offline);
        online().forEach((point, score) -> assertThat(score).as(point).isCloseTo(offline.get(point), within(1e-6)));
    }

    @Test
    void theDetectorScoresEveryTurnAsEvaluationDoes() throws IOException {
        Map<String, Double> offline = scores("derailment-github@1", new Shuffle(false));
        int compared = 0;
        for (Decision decision : decisions()) {
            for (Signal signal : decision.signals()) {
                double expected =
                        offline.get(decision.session() + "/" + signal.evidence().get(0));
                assertThat(signal.score()).as(decision.id()).isCloseTo(expected, within(1e-6));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(offline.size());
    }

    @Test
    void shuffledFeaturesWouldScoreOtherwise() throws IOException {
        Map<String, Double> shuffled = scores("help-moment@1", new Shuffle(true));
        assertThat(online().entrySet())
                .filteredOn(one -> Math.abs(one.getValue() - shuffled.get(one.getKey())) > 0.01)
                .hasSizeGreaterThan(online().size() / 2);
    }

    @Test
    void aSilenceIsWaitedOutAndTheReasonSaysWhy() {
        assertThat(decisions().stream().filter(decision -> decision.event() == null))
                .isNotEmpty()
                .allSatisfy(decision -> {
                    assertThat(decision.action()).isEqualTo(Action.WAIT);
                    assertThat(decision.reason()).contains("has nothing to judge");
                });
    }

    private static Map<String, Double> online() {
        Map<String, Double> scores = new HashMap<>();
        decisions().stream()
                .filter(decision -> decision.reason().contains("help-moment@1 0"))
                .forEach(decision -> scores.put(decision.session() + "/" + decision.event(), decision.score()));
        return scores;
    }

    /** Scores by session and event, outside the job. */
    private static Map<String, Double> scores(String model, Shuffle shuffle) throws IOException {
        Map<String, Double> scores = new HashMap<>();
        try (OnnxScorer scorer = OnnxScorer.load(ModelDirectory.shipped(model))) {
            FeatureSelection features =
                    FeatureSelection.of(scorer.card().schema(), scorer.card().inputs());
            new SessionReplay(THREADS, "events", "minilm")
                    .run(
                            view -> {
                                if (features.canRead(view)) {
                                    scores.put(key(view), scorer.score(shuffle.of(features.of(view))));
                                }
                            },
                            (file, events) -> {});
        }
        return scores;
    }

    private static String key(SessionView view) {
        return view.session() + "/" + view.point();
    }

    /** Puts features into another order, always the same, or leaves them. */
    private record Shuffle(boolean on) {
        float[] of(float[] features) {
            List<Float> values = new ArrayList<>();
            for (float value : features) {
                values.add(value);
            }
            if (on) {
                Collections.shuffle(values, new Random(3));
            }
            float[] moved = new float[features.length];
            for (int i = 0; i < moved.length; i++) {
                moved[i] = values.get(i);
            }
            return moved;
        }
    }
}
