package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.SlotSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponderEndToEndTest {
    private static final List<AssistantSpec> ASSISTANTS = BundledReplays.assistants();

    @TempDir
    private static Path folder;

    private static ReplayRunner runner;
    private static Path reference;

    @BeforeAll
    static void replayOnce() throws Exception {
        runner = new ReplayRunner(2);
        reference = replay(ASSISTANTS, Duration.ZERO);
    }

    @AfterAll
    static void stopCluster() {
        runner.close();
    }

    @Test
    void anAnswerThatTakesFiveSecondsOfEventTimeChangesNoDecision() throws Exception {
        Path late = replay(ASSISTANTS, Duration.ofSeconds(5));
        assertSameDecisions(late);
        assertThat(interventions(late)).hasSameSizeAs(interventions(reference)).isNotEmpty();
        assertThat(interventions(late).stream().filter(one -> one.dropped() == Intervention.Drop.STALE))
                .as("five seconds are enough for sessions to move on")
                .hasSizeGreaterThan((int) interventions(reference).stream()
                        .filter(one -> one.dropped() == Intervention.Drop.STALE)
                        .count());
    }

    @Test
    void anAnswerThatReallyTakesLongChangesNoDecision() throws Exception {
        Path slow = replay(BundledReplays.answering(ASSISTANTS, scripted("delay 100 ms: One moment.")), Duration.ZERO);
        assertSameDecisions(slow);
        assertThat(interventions(slow)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.fallback()).isFalse();
            assertThat(one.timing().get("responderMillis")).isGreaterThanOrEqualTo(100);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "throw", "nonsense", "delay 10 min: too late"})
    void aResponderThatFailsChangesNoDecisionAndTheFallbackIsRecorded(String failure) throws Exception {
        assertFallsBack(scripted(failure), "scripted");
    }

    @Test
    void aResponderThatBreaksItsPromisesChangesNoDecisionAndTheFallbackIsRecorded() throws Exception {
        assertFallsBack(SlotSpec.of("senseless"), "senseless");
    }

    @Test
    void aTriggerThatReadsTheWallClockWouldShow() throws Exception {
        List<AssistantSpec> clocked = BundledReplays.triggered(ASSISTANTS, SlotSpec.of("clocked"));
        assertThat(decisions(replay(clocked, Duration.ZERO)))
                .isNotEqualTo(decisions(replay(clocked, Duration.ofSeconds(5))));
    }

    private static void assertFallsBack(SlotSpec responder, String name) throws Exception {
        Path output = replay(BundledReplays.answering(ASSISTANTS, responder), Duration.ZERO);
        assertSameDecisions(output);
        assertThat(interventions(output))
                .hasSameSizeAs(interventions(reference))
                .allSatisfy(one -> {
                    assertThat(one.fallback()).isTrue();
                    assertThat(one.responder()).isEqualTo(name);
                    assertThat(one.candidates()).singleElement().satisfies(words -> assertThat(words.text())
                            .isEqualTo(BundledReplays.FALLBACK));
                    assertThat(Objects.requireNonNullElse(one.text(), BundledReplays.FALLBACK))
                            .isEqualTo(BundledReplays.FALLBACK);
                });
        assertThat(interventions(output)).anyMatch(Intervention::delivered);
        assertThat(interventions(reference)).noneMatch(Intervention::fallback);
    }

    private static void assertSameDecisions(Path output) throws IOException {
        assertThat(decisions(output)).isNotEmpty().isEqualTo(decisions(reference));
    }

    private static String decisions(Path output) throws IOException {
        return Files.readString(output.resolve(ReplayOutput.DECISIONS + ".jsonl"));
    }

    private static List<Intervention> interventions(Path output) throws IOException {
        return Files.readAllLines(output.resolve(ReplayOutput.INTERVENTIONS + ".jsonl")).stream()
                .map(InterventionJson::read)
                .toList();
    }

    private static SlotSpec scripted(String line) {
        return new SlotSpec("scripted", Map.of("script", Map.of("*", line)));
    }

    private static Path replay(List<AssistantSpec> assistants, Duration respondDelay) throws Exception {
        Path output = Files.createTempDirectory(folder, "output-");
        runner.run(BundledReplays.of(assistants, 2, respondDelay), output, count -> {});
        return output;
    }
}
