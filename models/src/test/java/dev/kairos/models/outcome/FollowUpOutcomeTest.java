package dev.kairos.models.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.slot.OutcomeReaderContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import dev.kairos.models.cue.LexicalCueExtractor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpOutcomeTest extends OutcomeReaderContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("follow-up", Map.of("horizon", "10 min"));
    }

    private static Turn said(String actor, String text, String replyTo, long time) {
        SessionEvent event = new SessionEvent(
                "session", "e9", time, EventType.UTTERANCE, new Actor(actor, Role.USER), text, replyTo, Map.of());
        return new Turn(event, new LexicalCueExtractor().extract(event), new float[0]);
    }

    private static Turn reacted(Map<String, String> attributes) {
        SessionEvent event = new SessionEvent(
                "session", "e9", 5, EventType.REACTION, new Actor("ann", Role.USER), null, null, attributes);
        return new Turn(event, Cues.none(), new float[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ACCEPTED | thanks, that was it
            ACCEPTED | it works now
            ACCEPTED | sounds good
            REJECTED | let me try it myself
            REJECTED | shut up
            REJECTED | you are annoying
            """)
    void theWordsOfThePersonAddressedTell(Outcome.Kind kind, String text) {
        Outcome outcome = made().read(delivered(), said("ann", text, null, 5)).orElseThrow();
        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.source()).isEqualTo("follow-up");
        assertThat(outcome.event()).isEqualTo("e9");
        assertThat(outcome.reward() > 0).isEqualTo(kind == Outcome.Kind.ACCEPTED);
    }

    @Test
    void wordsWithoutACueTellNothing() {
        assertThat(made().read(delivered(), said("ann", "the importer reads a file", null, 5)))
                .isEmpty();
    }

    @Test
    void wordsOfOthersTellNothingUnlessTheyReply() {
        assertThat(made().read(delivered(), said("bob", "thanks", null, 5))).isEmpty();
        assertThat(made().read(delivered(), said("bob", "thanks", "i1", 5))).isPresent();
    }

    @Test
    void whatWasSaidBeforeTellsNothing() {
        assertThat(made().read(delivered(), said("ann", "thanks", null, -1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, , ACCEPTED, 1",
        "rejected, , REJECTED, -1",
        "IGNORED, , IGNORED, -0.1",
        "RATED, 5, ACCEPTED, 1",
        "RATED, 2, REJECTED, -0.5",
        "RATED, 3, IGNORED, 0",
        "RATED, 99, ACCEPTED, 1",
    })
    void anExplicitReactionTells(String said, String value, Outcome.Kind kind, double reward) {
        Map<String, String> attributes = value == null
                ? Map.of("intervention", "i1", "kind", said)
                : Map.of("intervention", "i1", "kind", said, "value", value);
        Outcome outcome = made().read(delivered(), reacted(attributes)).orElseThrow();
        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.reward()).isCloseTo(reward, within(1e-9));
    }

    @Test
    void wordsMayBeOverruledForAWhileAndAReactionMayNot() {
        Outcome words = made().read(delivered(), said("ann", "thanks", null, 5)).orElseThrow();
        Outcome reaction = made().read(delivered(), reacted(Map.of("intervention", "i1", "kind", "REJECTED")))
                .orElseThrow();
        assertThat(made().provisional(words)).isEqualTo(Duration.ofMinutes(1));
        assertThat(made().provisional(reaction)).isZero();
    }

    @Test
    void aReactionToSomethingElseOrWithoutSenseTellsNothing() {
        assertThat(made().read(delivered(), reacted(Map.of("intervention", "i2", "kind", "ACCEPTED"))))
                .isEmpty();
        assertThat(made().read(delivered(), reacted(Map.of("intervention", "i1", "kind", "RATED", "value", "good"))))
                .isEqualTo(Optional.empty());
        assertThat(made().read(delivered(), reacted(Map.of("intervention", "i1", "kind", "WAVED"))))
                .isEmpty();
    }
}
