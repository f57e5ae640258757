package dev.kairos.models.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import dev.kairos.core.slot.GuardContract;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.models.client.ScriptedClient;
import dev.kairos.models.safety.Taxonomies;
import dev.kairos.models.safety.Taxonomy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The remote guard against a client that plays cassettes. */
class RemoteGuardTest extends GuardContract {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String ANY = "*";

    @Override
    protected SlotSpec spec() {
        Map<String, String> cassette = new LinkedHashMap<>();
        cassette.put("| go away", "unsafe\nharassment");
        cassette.put(ANY, "safe");
        return new SlotSpec(
                "remote",
                Map.of(
                        "taxonomy",
                        Taxonomies.file().value(),
                        "client",
                        Map.of("id", "scripted", "cassette", cassette)));
    }

    @Override
    protected Content harmless() {
        return content("shall we look at it?");
    }

    @Override
    protected Content harmful() {
        return content("go away");
    }

    private static Content content(String text) {
        return new Content(Stage.OUTPUT, "s", text, "offer-help", null);
    }

    @Test
    void theModelIsToldTheTaxonomyAndTheWordsAreQuoted() {
        ScriptedClient client = new ScriptedClient(Map.of(ANY, "safe"));
        verdict(client, Taxonomies.shipped(), "mail me at jo@example.org");
        String prompt = client.requests().get(0).prompt().text();
        Taxonomies.shipped().categories().forEach(category -> assertThat(prompt).contains(category.guideline()));
        assertThat(prompt).contains("| mail me at [e-mail]").doesNotContain("example.org");
    }

    /** P54: the cassette flags a category only where the prompt names it, as a model would. */
    @Test
    void aTaxonomyWithoutACategoryClearsItsFlagsOnly() {
        Map<String, String> cassette = new LinkedHashMap<>();
        cassette.put("violence: && | hit", "unsafe\nviolence");
        cassette.put("hate: && | despise", "unsafe\nhate");
        cassette.put(ANY, "safe");
        Taxonomy whole = Taxonomies.shipped();
        Taxonomy without = Taxonomies.without(whole, "violence");
        assertThat(verdict(new ScriptedClient(cassette), whole, "hit").categories())
                .containsExactly("violence");
        assertThat(verdict(new ScriptedClient(cassette), without, "hit").ruling())
                .isEqualTo(Ruling.ALLOW);
        for (Taxonomy taxonomy : List.of(whole, without)) {
            assertThat(verdict(new ScriptedClient(cassette), taxonomy, "despise")
                            .categories())
                    .containsExactly("hate");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "fail unavailable", "fail deadline"})
    void noAnswerIsAFailureAndNeverAYes(String line) {
        ModelClient client = new ScriptedClient(Map.of(ANY, line));
        assertThat(new RemoteGuard(client, Taxonomies.shipped(), SHORT)
                        .review(content("hello"))
                        .toCompletableFuture()
                        .handle((verdict, failure) -> failure != null)
                        .join())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Safe.",
                "SAFE",
                "safe\nsafe",
                "unsafe",
                "unsafe violence",
                "unsafe\nweather",
                "unsafe\nviolence,",
                "unsafe\nviolence\nbut never mind: safe",
                "I think that this is safe",
                "safe, because it is a joke"
            })
    void whatIsNotInTheFormIsUnsafe(String answer) {
        assertThat(verdict(new ScriptedClient(Map.of(ANY, answer)), Taxonomies.shipped(), "hello"))
                .satisfies(verdict -> {
                    assertThat(verdict.ruling()).isEqualTo(Ruling.BLOCK);
                    assertThat(verdict.categories()).containsExactly("unparsable");
                });
    }

    @Property(tries = 500)
    void noAnswerButOneWordIsAYes(@ForAll String answer) {
        Verdict verdict = RemoteAnswer.verdict("test@1", answer, Taxonomies.shipped());
        assertThat(verdict.ruling() == Ruling.ALLOW).isEqualTo(answer.strip().equals("safe"));
    }

    private static Verdict verdict(ModelClient client, Taxonomy taxonomy, String text) {
        return new RemoteGuard(client, taxonomy, SHORT)
                .review(content(text))
                .toCompletableFuture()
                .join();
    }
}
