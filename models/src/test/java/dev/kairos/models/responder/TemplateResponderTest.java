package dev.kairos.models.responder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.ResponderContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateResponderTest extends ResponderContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("template", Map.of("catalogue", "de-escalation"));
    }

    @Override
    protected String act() {
        return "de-escalate";
    }

    private List<String> texts(
            Map<String, Object> parameters, String act, Map<String, String> slots, SessionView view) {
        Responder.Answer answer = made(parameters)
                .respond(request(act, slots, view))
                .toCompletableFuture()
                .join();
        return answer.candidates().stream().map(candidate -> candidate.text()).toList();
    }

    @Test
    void theWordingFollowsTheSituation() {
        String waiting = texts(
                        spec().parameters(),
                        act(),
                        Map.of(),
                        new Views()
                                .says("ann", "Still no answer, waiting for weeks, how many times must I ask")
                                .view())
                .get(0);
        String personal = texts(
                        spec().parameters(),
                        act(),
                        Map.of(),
                        new Views()
                                .says("ann", "Only an idiot would write such code, incompetent maintainers")
                                .view())
                .get(0);
        assertThat(waiting).contains("Waiting without an answer");
        assertThat(personal).contains("personal");
    }

    @Test
    void whatWasSaidIsNotSaidAgain() {
        Views views = new Views().says("ann", "Only an idiot would write such code");
        String first = texts(spec().parameters(), act(), Map.of(), views.view()).get(0);
        assertThat(texts(spec().parameters(), act(), Map.of(), views.view()).get(0))
                .as("null case")
                .isEqualTo(first);
        views.says("assistant", Role.AGENT, EventType.INTERVENTION, first);
        views.says("ann", "Only an idiot would write such code");
        assertThat(texts(spec().parameters(), act(), Map.of(), views.view()))
                .isNotEmpty()
                .doesNotContain(first);
    }

    @Test
    void aWordingWhoseSlotIsUnknownIsNotUsed() {
        SessionView view =
                new Views().says("ann", "the same error again, build failed").view();
        Map<String, Object> help = Map.of("catalogue", "help");
        assertThat(texts(help, "offer-help", Map.of(), view)).isNotEmpty().noneMatch(text -> text.contains("{"));
        assertThat(texts(help, "offer-help", Map.of("error", "disk full: $1"), view)
                        .get(0))
                .contains("disk full: $1");
    }

    @Test
    void anActWithoutWordingsIsDeclined() {
        assertThat(texts(
                        spec().parameters(),
                        "sing",
                        Map.of(),
                        new Views().says("ann", "hi").view()))
                .isEmpty();
    }

    @Test
    void everyCatalogueIsWellFormed() {
        for (String name : Catalogue.NAMES) {
            assertThat(Catalogue.read(name)).isNotEmpty().allSatisfy(wording -> {
                assertThat(wording.act()).matches("[a-z-]+");
                assertThat(wording.situations()).hasSizeGreaterThanOrEqualTo(3);
                assertThat(wording.slots()).isSubsetOf("name", "words", "error", "result");
            });
        }
    }
}
