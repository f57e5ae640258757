package dev.kairos.models.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.prompt.Message.Author;
import dev.kairos.core.prompt.Prompt;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.ModelClient.Completion;
import dev.kairos.core.slot.ModelClient.Finish;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.slot.ModelClient.Request;
import dev.kairos.core.slot.ModelClientContract;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real weights, where the environment names them; {@code scripts/fetch-model} brings some. */
class LlamaLocalClientTest extends ModelClientContract {
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"help\":{\"type\":\"boolean\"}},"
            + "\"required\":[\"help\"],\"additionalProperties\":false}";
    private static final Prompt PROMPT = Prompt.builder()
            .system("You are kind and brief.")
            .say(Author.USER, text -> text.words("Offer help in one sentence.").quote("said", "the build fails again"))
            .build();

    @BeforeAll
    static void weightsAreThere() {
        boolean present = System.getenv(LlamaLocalClient.Factory.WEIGHTS) != null;
        if (!present) {
            System.out.println("skipped: weights absent (" + LlamaLocalClient.Factory.WEIGHTS + " is not set)");
        }
        Assumptions.assumeTrue(present, "weights absent");
    }

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("llama-local");
    }

    @Override
    protected Prompt answered() {
        return PROMPT;
    }

    /** More than can be read in 200 ms. */
    @Override
    protected Prompt hanging() {
        return Prompt.builder()
                .user("Sum up: " + "the build fails and nobody knows why. ".repeat(400))
                .build();
    }

    @Test
    void aModelSaysSomethingAndTheSameAgain() {
        try (ModelClient client = made()) {
            Completion first = client.complete(request(PROMPT, PATIENCE)).join();
            System.out.println("llama-local said: " + first);
            assertThat(client.complete(request(PROMPT, PATIENCE)).join().text()).isEqualTo(first.text());
            assertThat(first.usage().completionTokens()).isBetween(1L, 33L);
        }
    }

    @Test
    void anAnswerWithASchemaSatisfiesIt() {
        try (ModelClient client = made()) {
            String answer = client.complete(request(PROMPT, PATIENCE).withSchema(SCHEMA))
                    .join()
                    .text();
            assertThat(answer).matches("\\{\\s*\"help\"\\s*:\\s*(true|false)\\s*}");
        }
    }

    @Test
    void anAnswerEndsWhereItMustAndSaysSo() {
        try (ModelClient client = made()) {
            Completion cut =
                    client.complete(Request.of(PROMPT, 4, 42, PATIENCE)).join();
            assertThat(cut.finish()).isEqualTo(Finish.LENGTH);
            String whole = client.complete(request(PROMPT, PATIENCE)).join().text();
            String stop = whole.substring(whole.indexOf(' '), whole.indexOf(' ') + 3);
            assertThat(client.complete(request(PROMPT, PATIENCE).withStop(List.of(stop)))
                            .join()
                            .text())
                    .doesNotContain(stop);
        }
    }

    @Test
    void aPromptThatDoesNotFitIsRefused() {
        try (ModelClient client = made(Map.of("context", 64))) {
            assertThat(failure(client.complete(request(hanging(), PATIENCE))).reason())
                    .isEqualTo(Reason.REFUSED);
        }
    }

    @Test
    void weightsThatAreNoneAreRefused(@TempDir Path folder) throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.gguf"), "these are no weights");
        assertThatThrownBy(() -> made(Map.of("weights", wrong.toString()))).hasMessageContaining("wrong.gguf");
        SlotCatalog bare = new SlotCatalog(List.of(new LlamaLocalClient.Factory(Map.of())));
        assertThatThrownBy(() -> bare.create(ModelClient.class, SlotSpec.of("llama-local")))
                .hasMessageContaining(LlamaLocalClient.Factory.WEIGHTS);
        SlotSpec absent = new SlotSpec("llama-local", Map.of("weights", "/no/such.gguf"));
        assertThatThrownBy(() -> bare.create(ModelClient.class, absent)).hasMessageContaining("scripts/fetch-model");
    }
}
