package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.turn.Cues;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every cue extractor owes. */
public abstract class CueExtractorContract extends SlotContract<CueExtractor> {
    @Override
    protected final Class<CueExtractor> slot() {
        return CueExtractor.class;
    }

    /** An event of ann's. */
    protected static SessionEvent event(EventType type, String text) {
        return new SessionEvent("session", "e1", 0, type, new Actor("ann", Role.USER), text, null, Map.of());
    }

    @Test
    void theSameTextGivesTheSameCues() {
        SessionEvent event = event(EventType.UTTERANCE, "Why does this fail? I don't understand it!");
        Cues first = made().extract(event);
        Cues second = made().extract(event);
        assertThat(second.counts()).isEqualTo(first.counts());
        assertThat(second.language()).isEqualTo(first.language());
    }

    @Test
    void anEventWithoutWordsHasNoCues() {
        for (String text : new String[] {null, "", "  \n ", "\u0000", "\ud83d"}) {
            assertThat(made().extract(event(EventType.UTTERANCE, text)).words()).isZero();
        }
    }

    @Test
    void countsAreNeverNegative() {
        String text =
                "```\nnever closed > ! ? @ `half http:// www. \n> quoted\n\tat a.b(C.java:1)\n" + "?!".repeat(500);
        for (float count : made().extract(event(EventType.UTTERANCE, text)).counts()) {
            assertThat(count).isNotNegative();
        }
    }
}
