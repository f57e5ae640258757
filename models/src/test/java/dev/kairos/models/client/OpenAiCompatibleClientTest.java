package dev.kairos.models.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.fixtures.StubModelProcess;
import dev.kairos.core.prompt.Prompt;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.ModelClient.Completion;
import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Finish;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.slot.ModelClient.Request;
import dev.kairos.core.slot.ModelClientContract;
import dev.kairos.core.slot.SlotSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server in a process of its own. */
class OpenAiCompatibleClientTest extends ModelClientContract {
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"say\":{\"type\":\"string\"}},"
            + "\"required\":[\"say\"],\"additionalProperties\":false}";
    private static final Prompt PROMPT =
            Prompt.builder().system("Be brief.").user("Offer help.").build();

    private static StubModelProcess server;

    private final String prompted = server.url("prompt");

    @BeforeAll
    static void start() throws IOException {
        server = new StubModelProcess();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    protected SlotSpec spec() {
        return new SlotSpec("openai-compatible", Map.of("base-url", prompted, "model", "stub"));
    }

    @Override
    protected Prompt answered() {
        return PROMPT;
    }

    @Override
    protected Prompt hanging() {
        return Prompt.builder().user("play hang").build();
    }

    @Test
    void aStreamedAnswerIsPutTogetherAndCounted() {
        try (ModelClient client = client("ok", Map.of("prompt-price", 1_000_000, "completion-price", 2_000_000))) {
            Completion completion = client.complete(call()).join();
            assertThat(completion.text()).isEqualTo("Shall I look at the log?");
            assertThat(completion.model()).isEqualTo("stub-1");
            assertThat(completion.finish()).isEqualTo(Finish.STOP);
            assertThat(completion.usage().promptTokens()).isEqualTo(21);
            assertThat(completion.usage().completionTokens()).isEqualTo(7);
            assertThat(completion.usage().cost()).isEqualTo(35);
        }
    }

    @Test
    void theRequestSaysWhatWasAskedFor() throws Exception {
        String url = server.url("json");
        try (ModelClient client = clientAt(url, Map.of("model", "some-model"))) {
            client.complete(call().withSchema(SCHEMA).withTemperature(0.5).withStop(List.of("\n\n")))
                    .join();
        }
        assertThat(server.requests(url)).singleElement().satisfies(request -> assertThat(request.replaceAll("\\s", ""))
                .contains("\"model\":\"some-model\"")
                .contains(
                        "{\"role\":\"system\",\"content\":\"Bebrief.\"},{\"role\":\"user\",\"content\":\"Offerhelp.\"}")
                .contains("\"temperature\":0.5", "\"max_tokens\":32", "\"seed\":42", "\"stream\":true")
                .contains("\"stop\":[\"\\n\\n\"]", "\"include_usage\":true", "\"type\":\"json_schema\"")
                .contains("\"additionalProperties\":false", "\"strict\":true"));
    }

    @Test
    void whatTheServerDoesNotCountIsEstimated() {
        try (ModelClient client = client("uncounted", Map.of())) {
            Completion completion = client.complete(call()).join();
            assertThat(completion.text()).isEqualTo("Hi!");
            assertThat(completion.usage().completionTokens()).isEqualTo(1);
            assertThat(completion.usage().promptTokens()).isPositive();
        }
    }

    @Test
    void anAnswerThatHadNoMoreRoomSaysSo() {
        try (ModelClient client = client("cut-short", Map.of())) {
            assertThat(client.complete(call()).join().finish()).isEqualTo(Finish.LENGTH);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
        "hang-up, UNAVAILABLE",
        "429, RATE_LIMITED",
        "breaks-off, MALFORMED",
        "truncated-json, MALFORMED",
        "html, MALFORMED",
        "endless, MALFORMED",
        "endless-line, MALFORMED",
        "wrong-schema, MALFORMED",
        "no-json, MALFORMED",
        "400, REFUSED",
        "401, REFUSED",
        "404, REFUSED"
    })
    void everyMisbehaviourHasItsReason(String act, Reason reason) {
        try (ModelClient client = client(act, Map.of("retries", 0))) {
            Failure failure = failure(client.complete(call().withSchema(SCHEMA)));
            assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "hang-up", "429-0", "breaks-off", "truncated-json", "wrong-schema", "no-json"})
    void whatMayPassIsAskedAgainAndAnswered(String act) throws Exception {
        String url = server.url(act + ",json");
        try (ModelClient client = clientAt(url, Map.of())) {
            assertThat(client.complete(call().withSchema(SCHEMA)).join().text()).isEqualTo("{\"say\":\"Hello\"}");
        }
        assertThat(server.requests(url)).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatTheServerRefusesIsNotAskedAgain() throws Exception {
        String url = server.url("400,ok");
        try (ModelClient client = clientAt(url, Map.of())) {
            failure(client.complete(call()));
        }
        assertThat(server.requests(url)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "hang-midway"})
    void aServerThatHangsEndsWithTheDeadline(String act) {
        try (ModelClient client = client(act, Map.of())) {
            CompletableFuture<Completion> call = client.complete(Request.of(PROMPT, 32, 42, Duration.ofMillis(300)));
            assertThat(failure(call).reason()).isEqualTo(Reason.DEADLINE);
        }
    }

    @Test
    void aServerThatWantsToBeLeftAloneForLongerThanThereIsTimeIsNotAskedAgain() throws Exception {
        String url = server.url("429-600,ok");
        try (ModelClient client = clientAt(url, Map.of())) {
            assertThat(failure(client.complete(call())).reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(failure(client.complete(call())).reason()).isEqualTo(Reason.RATE_LIMITED);
        }
        assertThat(server.requests(url)).hasSize(1);
    }

    @Test
    void aServerThatKeepsFailingIsLeftAlone() throws Exception {
        String url = server.url("500");
        try (ModelClient client = clientAt(url, Map.of("retries", 0, "breaker-window", 3))) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.isShunned()).isFalse();
                assertThat(failure(client.complete(call())).reason()).isEqualTo(Reason.UNAVAILABLE);
            }
            assertThat(client.isShunned()).isTrue();
            assertThat(failure(client.complete(call())).reason()).isEqualTo(Reason.SHUNNED);
        }
        assertThat(server.requests(url)).hasSize(3);
    }

    @Test
    void aServerThatIsWellAgainIsAskedAgain() throws Exception {
        HandClock clock = new HandClock();
        String url = server.url("500,500,ok");
        try (ModelClient client = new OpenAiCompatibleClient(
                AttemptsTest.settings(url, 0, 2), Connection.shared(clock), wait -> Runnable::run)) {
            for (Reason reason : List.of(Reason.UNAVAILABLE, Reason.UNAVAILABLE, Reason.SHUNNED, Reason.SHUNNED)) {
                assertThat(failure(client.complete(call())).reason()).isEqualTo(reason);
            }
            clock.pass(Duration.ofSeconds(31));
            for (int i = 0; i < 3; i++) {
                assertThat(client.complete(call()).join().text()).isNotBlank();
            }
        }
        assertThat(server.requests(url)).hasSize(5);
    }

    @Test
    void oneCallTooManyIsNotMade() {
        try (ModelClient client = client("hang", Map.of("calls-in-flight", 1))) {
            CompletableFuture<Completion> first = client.complete(call());
            assertThat(failure(client.complete(call())).reason()).isEqualTo(Reason.SHUNNED);
            first.cancel(true);
            CompletableFuture<Completion> next = client.complete(call());
            assertThat(next).as("a call that was given up leaves its place").isNotDone();
            next.cancel(true);
        }
    }

    @Test
    void callsOfAMinuteAreCounted() {
        try (ModelClient client = client("ok", Map.of("calls-per-minute", 1))) {
            client.complete(call()).join();
            assertThat(failure(client.complete(call())).reason()).isEqualTo(Reason.SHUNNED);
        }
    }

    @Test
    void theKeyReachesTheServerAndNothingElse() throws Exception {
        String url = server.url("ok");
        Map<String, String> environment = Map.of("KAIROS_MODEL_KEY", "sk-planted", "KAIROS_MODEL_NAME", "stub");
        SlotSpec spec = new SlotSpec("openai-compatible", Map.of("base-url", url));
        try (ModelClient client = FactoryWith.environment(environment).create(ModelClient.class, spec)) {
            client.complete(call()).join();
            assertThat(server.requests(url)).singleElement().satisfies(request -> assertThat(request)
                    .startsWith("Bearer sk-planted "));
            assertThat(client.endpoint() + client).doesNotContain("sk-planted");
        }
        String refusing = server.url("401");
        try (ModelClient client = FactoryWith.environment(environment)
                .create(ModelClient.class, new SlotSpec("openai-compatible", Map.of("base-url", refusing)))) {
            Failure failure = failure(client.complete(call()));
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause)).doesNotContain("sk-planted");
            }
        }
    }

    @Test
    void urlAndModelComeFromTheEnvironmentUnlessTheFileGivesThem() throws Exception {
        String url = server.url("ok");
        Map<String, String> environment = Map.of("SMALL_URL", url, "SMALL_NAME", "tiny");
        SlotSpec spec = new SlotSpec("openai-compatible", Map.of("environment", "SMALL"));
        try (ModelClient client = FactoryWith.environment(environment).create(ModelClient.class, spec)) {
            client.complete(call()).join();
        }
        assertThat(server.requests(url))
                .singleElement()
                .satisfies(request -> assertThat(request).startsWith("null ").contains("\"tiny\""));
    }

    @Test
    void aClientWithoutUrlOrModelSaysWhichVariableToSetAndShowsNoPassword() {
        assertThatThrownBy(() ->
                        FactoryWith.environment(Map.of()).create(ModelClient.class, SlotSpec.of("openai-compatible")))
                .hasMessageContaining("KAIROS_MODEL_URL");
        SlotSpec wrong = new SlotSpec("openai-compatible", Map.of("base-url", "ftp://ann:secret@host"));
        assertThatThrownBy(() -> FactoryWith.environment(Map.of()).create(ModelClient.class, wrong))
                .hasMessageContaining("http://localhost:8000/v1")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void aFileIsCheckedWithoutTheEnvironment() {
        assertThat(FactoryWith.environment(Map.of())
                        .problems(ModelClient.class, SlotSpec.of("openai-compatible"), "client"))
                .isEmpty();
        assertThat(FactoryWith.environment(Map.of())
                        .problems(
                                ModelClient.class,
                                new SlotSpec("openai-compatible", Map.of("breaker-window", 0)),
                                "client"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("breaker-window"));
    }

    private static ModelClient client(String script, Map<String, Object> parameters) {
        return clientAt(server.url(script), parameters);
    }

    private static ModelClient clientAt(String url, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(Map.of("base-url", url, "model", "stub", "back-off", "1 ms"));
        all.putAll(parameters);
        return FactoryWith.environment(Map.of()).create(ModelClient.class, new SlotSpec("openai-compatible", all));
    }

    private static Request call() {
        return request(PROMPT, PATIENCE);
    }
}
