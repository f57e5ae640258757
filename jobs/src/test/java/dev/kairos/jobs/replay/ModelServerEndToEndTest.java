package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.fixtures.StubModelProcess;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.SlotSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Assistants that ask a server in a process of its own, which answers, or misbehaves in every way that servers have. */
class ModelServerEndToEndTest {
    /** Given to this process as an environment variable by the build. */
    private static final String KEY = "sk-planted-for-tests";

    private static final List<AssistantSpec> ASSISTANTS = BundledReplays.assistants();

    @TempDir
    private static Path folder;

    private static StubModelProcess server;
    private static ReplayRunner runner;
    private static String url;
    private static Path answered;

    @BeforeAll
    static void replayWithAServerThatAnswers() throws Exception {
        server = new StubModelProcess();
        runner = new ReplayRunner(2);
        url = server.url("json");
        answered = replay(url, Duration.ofMinutes(1));
    }

    @AfterAll
    static void stop() throws Exception {
        runner.close();
        server.close();
    }

    @Test
    void whatAServerAnswersIsSaidAndPaidFor() throws Exception {
        assertThat(interventions(answered)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.fallback()).isFalse();
            assertThat(one.responder()).isEqualTo("asking@1");
            assertThat(one.candidates()).singleElement().matches(words -> words.text()
                    .equals("Hello"));
            assertThat(one.prompt()).contains("<session>");
            assertThat(one.cost()).isEqualTo(28.0 / 1_000_000);
        });
    }

    @Test
    void theKeyReachesTheServerAndNoFile() throws Exception {
        assertThat(server.requests(url)).isNotEmpty().allMatch(request -> request.startsWith("Bearer " + KEY));
        try (Stream<Path> files = Files.walk(answered)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(KEY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "500", "429-0", "429-60", "truncated-json", "wrong-schema", "endless", "hang-up"})
    void aServerThatMisbehavesChangesNoDecisionAndTheFallbackIsLogged(String act) throws Exception {
        String misbehaving = server.url(act);
        Path output = replay(misbehaving, Duration.ofMillis(400));
        assertThat(decisions(output)).isNotEmpty().isEqualTo(decisions(answered));
        assertThat(interventions(output)).hasSameSizeAs(interventions(answered)).allSatisfy(one -> {
            assertThat(one.fallback()).isTrue();
            assertThat(one.responder()).isEqualTo("asking");
            assertThat(one.candidates()).singleElement().satisfies(words -> assertThat(words.text())
                    .isEqualTo(BundledReplays.FALLBACK));
        });
        assertThat(server.requests(misbehaving))
                .as("a server that keeps failing is not asked for every one of them")
                .isNotEmpty()
                .hasSizeLessThan(interventions(answered).size());
    }

    private static Path replay(String base, Duration deadline) throws Exception {
        SlotSpec responder = new SlotSpec(
                "asking",
                Map.of(
                        "client",
                        Map.of(
                                "id",
                                "openai-compatible",
                                "base-url",
                                base,
                                "model",
                                "stub",
                                "prompt-price",
                                1,
                                "completion-price",
                                1,
                                "back-off",
                                "1 ms",
                                "calls-in-flight",
                                1_000)));
        Path output = Files.createTempDirectory(folder, "output-");
        List<AssistantSpec> asking = BundledReplays.answering(ASSISTANTS, responder).stream()
                .map(one -> BundledReplays.within(one, deadline))
                .toList();
        runner.run(BundledReplays.of(asking, 2, Duration.ZERO), output, count -> {});
        return output;
    }

    private static String decisions(Path output) throws IOException {
        return Files.readString(output.resolve(ReplayOutput.DECISIONS + ".jsonl"));
    }

    private static List<Intervention> interventions(Path output) throws IOException {
        return Files.readAllLines(output.resolve(ReplayOutput.INTERVENTIONS + ".jsonl")).stream()
                .map(InterventionJson::read)
                .toList();
    }
}
