package dev.kairos.models.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.prompt.Prompt;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.slot.ModelClientContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptedClientTest extends ModelClientContract {
    private static final Prompt GREETING = Prompt.builder().user("say hello").build();

    @Override
    protected SlotSpec spec() {
        return new SlotSpec("scripted", Map.of("cassette", Map.of("hello", "Hello there.", "wait", "hang")));
    }

    @Override
    protected Prompt answered() {
        return GREETING;
    }

    @Override
    protected Prompt hanging() {
        return Prompt.builder().user("wait for it").build();
    }

    @Test
    void thePromptThatNoLineFitsIsRefused() {
        ScriptedClient client = new ScriptedClient(Map.of("hello && twice", "Hello, hello."));
        assertThat(failure(client.complete(request(GREETING, PATIENCE))).reason())
                .isEqualTo(Reason.REFUSED);
        assertThat(client.unplayed()).containsExactly("hello && twice");
    }

    @Test
    void theFirstLineWhoseTextsAllOccurAnswers() {
        Map<String, String> cassette = new LinkedHashMap<>();
        cassette.put("say && bye", "Bye.");
        cassette.put("say && hello", "Hello.");
        cassette.put("*", "What?");
        ScriptedClient client = new ScriptedClient(cassette);
        assertThat(client.complete(request(GREETING, PATIENCE)).join().text()).isEqualTo("Hello.");
        assertThat(client.unplayed()).containsExactly("say && bye", "*");
        assertThat(client.requests()).singleElement().matches(request -> request.prompt()
                .equals(GREETING));
    }

    @Test
    void aLineFailsForTheReasonThatItNames() {
        ScriptedClient client = new ScriptedClient(Map.of("*", "fail rate-limited"));
        assertThat(failure(client.complete(request(GREETING, PATIENCE))).reason())
                .isEqualTo(Reason.RATE_LIMITED);
    }

    @Test
    void aLineThatCannotBeReadIsRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> new ScriptedClient(Map.of("*", "fail often")))
                .hasMessageContaining("often")
                .hasMessageContaining("rate-limited");
        assertThatThrownBy(() -> new ScriptedClient(Map.of("*", "delay 1 s"))).hasMessageContaining("no answer");
    }
}
