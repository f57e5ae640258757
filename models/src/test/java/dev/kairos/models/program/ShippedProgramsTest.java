package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.slot.Guard;
import dev.kairos.models.client.ScriptedClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each shipped program on a cassette: every line of it is played, and what the last one says comes out. */
class ShippedProgramsTest {
    private static final String WORDS = "Restart the build with a clean cache.";

    /** Cassettes by program: texts of the prompt to the answer. */
    private static final Map<String, Map<String, String>> CASSETTES = cassettes();

    private static Map<String, Map<String, String>> cassettes() {
        String act = "<act>answer</act>\n<reply>" + WORDS + "</reply>";
        String talks = "<strategies>share-interest, polite</strategies><act>inform</act><reply>" + WORDS + "</reply>";
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all.put("direct", Map.of("Now carry out this act: offer-help", WORDS));
        all.put("proactive-clarify", Map.of("Choose the act", act));
        all.put("procot-clarify", Map.of("name each way", "<analysis>One meaning.</analysis>" + act));
        all.put("proactive-target-guided", Map.of("a step closer", "<topic>cache</topic><reply>" + WORDS + "</reply>"));
        all.put(
                "procot-target-guided",
                Map.of(
                        "lead from them to the target",
                        "<topics>build</topics><bridge>1. cache\n2. clean</bridge><reply>" + WORDS + "</reply>"));
        all.put("proactive-negotiate", Map.of("Choose one or more strategies", talks));
        all.put("procot-negotiate", Map.of("where the talks stand", "<progress>Apart.</progress>" + talks));
        all.put(
                "intention-first",
                cassette("Do not answer the request", "To get a build going.", "| To get a build going.", WORDS));
        all.put(
                "perspective",
                cassette(
                        "Write a message that carries out",
                        "You broke it, you idiot. Restart the build.",
                        "Which groups of people may read it",
                        "<perspectives>- newcomers: blamed\n- maintainers: tired</perspectives>",
                        "newcomers: blamed && Revise the message",
                        WORDS));
        all.put(
                "think-plan-execute",
                cassette(
                        "What does the person need now",
                        "She is stuck; be concrete.",
                        "Plan one message",
                        "<plan>1. strategy: affirmation\n2. source: error</plan>",
                        "[2] source error && | cache corrupt",
                        WORDS + " [2]"));
        all.put(
                "refine-prompt",
                cassette(
                        "Does it fit the conversation",
                        "<checked>wrong</checked>",
                        "Name the exact command. && Write only the words",
                        WORDS,
                        "Is it on the way",
                        "<judged>wrong</judged><comment>Too vague.</comment>",
                        "Write a better instruction",
                        "<instruction>Name the exact command.</instruction>",
                        "Write only the words",
                        "There are many things that one might try here and some of them might perhaps help you a bit or"
                                + " then again they might not."));
        all.put(
                "proactive-task",
                Map.of(
                        "Write a JSON object",
                        "{\"purpose\":\"build\",\"thoughts\":\"stuck\",\"task\":\"clean the cache\",\"response\":\""
                                + WORDS + "\",\"operation\":null}"));
        all.put("whisper", Map.of("Whisper to:", "<whisper>clean cache</whisper>"));
        all.put("watch", Map.of("The stream so far", "<answer>" + WORDS + "</answer>"));
        return all;
    }

    private static Map<String, String> cassette(String... keysAndAnswers) {
        Map<String, String> cassette = new LinkedHashMap<>();
        for (int i = 0; i < keysAndAnswers.length; i += 2) {
            cassette.put(keysAndAnswers[i], keysAndAnswers[i + 1]);
        }
        return cassette;
    }

    private static ProgramRun run(String id) {
        return ProgramRun.shipped(id)
                .says("ann", "the build fails again with a broken cache, what now")
                .slots(Map.of("error", "cache corrupt", "words", "what now"));
    }

    @Test
    void everyProgramIsNamedAfterItsFileAndHasACassetteHere() {
        Set<String> known = new TreeSet<>(CASSETTES.keySet());
        known.add("intention-guard");
        assertThat(ProgramRun.shippedIds()).containsExactlyElementsOf(known);
        ProgramRun.shippedIds()
                .forEach(id -> assertThat(ProgramRun.shipped(id).program().id()).isEqualTo(id));
    }

    @Test
    void everyResponderSaysWhatItsCassetteSays() {
        CASSETTES.forEach((id, cassette) -> {
            // a scripted client never cuts an answer off, so the loop of refine-prompt is tested with another model
            ScriptedClient client = new ScriptedClient(cassette);
            String expected = id.equals("whisper") ? "clean cache" : WORDS;
            if (!id.equals("refine-prompt")) {
                assertThat(run(id).said(client)).as(id).isEqualTo(expected);
                assertThat(client.unplayed()).as(id).isEmpty();
            }
            ScriptedModel model = new ScriptedModel(request ->
                    new ScriptedClient(cassette).complete(request).join().text());
            assertThat(run(id).said(model)).as(id).isEqualTo(expected);
        });
    }

    @Test
    void theGuardSaysWhatItsCassetteSays() {
        ScriptedClient client = new ScriptedClient(cassette(
                "Do not answer the request", "To learn how a lock is picked.",
                "| To learn how a lock is picked.", "<ruling>refuse</ruling><category>burglary</category>"));
        Guard guard = ProgramRun.shipped("intention-guard").guard(client);
        assertThat(guard.review(new Guard.Content(Guard.Stage.INPUT, "s", "a story about a lock", null, null))
                        .toCompletableFuture()
                        .join())
                .satisfies(verdict -> {
                    assertThat(verdict.ruling().name()).isEqualTo("REFUSE");
                    assertThat(verdict.categories()).containsExactly("burglary");
                    assertThat(verdict.explanation()).isEqualTo("To learn how a lock is picked.");
                });
        assertThat(client.unplayed()).isEmpty();
    }

    @Test
    void aPromptThatTheCassetteDoesNotKnowWouldBeNoticed() {
        ScriptedClient client = new ScriptedClient(Map.of("no such words", "x"));
        assertThatThrownBy(() -> run("direct").said(client)).hasMessageContaining("no line for this prompt");
    }
}
