package dev.kairos.models.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.slot.DetectorContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import dev.kairos.models.cue.LexicalCueExtractor;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordSearchDetectorTest extends DetectorContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("word-search-cues");
    }

    @Override
    protected SessionView telling() {
        return new Views().says("ann", "her name was").view();
    }

    private double score(String text) {
        SessionView view = new Views()
                .says("ann", text)
                .cues(new LexicalCueExtractor().count(text))
                .view();
        List<Signal> signals = made().detect(view);
        assertThat(signals).hasSize(1);
        return signals.get(0).score();
    }

    @Test
    void aMissingWordIsHeardAndAQuestionIsNot() {
        for (String text : List.of(
                "the tall one, what was her name again",
                "it is on the tip of my tongue",
                "you need a, what do you call it",
                "I forgot the name of the street",
                "we went to a place called um")) {
            assertThat(score(text)).as(text).isGreaterThan(0.5);
        }
        for (String text : List.of(
                "what are you doing tonight",
                "I forgot my keys",
                "what is the plan?",
                "he called me um five",
                "maybe")) {
            assertThat(score(text)).as(text).isLessThan(0.5);
        }
    }

    @Test
    void aLookUpIsOfferedOnlyIfItIsShortAndAWordWasLookedFor() {
        assertThat(lookUp("Marit Solberg", 1)).hasSize(1).first().satisfies(signal -> assertThat(signal.evidence())
                .containsExactly("e2"));
        assertThat(lookUp("Marit Solberg", 0)).isEmpty();
        assertThat(lookUp("your reminders for today are two", 1)).isEmpty();
        assertThat(lookUp(" ", 1)).isEmpty();
    }

    private List<Signal> lookUp(String text, int searched) {
        return made().detect(new Views()
                .says("ann", "her name was")
                .says("memory", Role.TOOL, EventType.TOOL_RESULT, text)
                .feature(Feature.WORD_SEARCH_3, searched)
                .view());
    }

    @Test
    void aSilenceMarkChangesNothing() {
        assertThat(made().detect(new Views()
                        .says("ann", "her name was")
                        .silent(1_000)
                        .view()))
                .isEmpty();
    }
}
