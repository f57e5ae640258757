package dev.kairos.operators.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.Features;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Tension;
import dev.kairos.core.turn.Turn;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class MatchEventTest {
    @Test
    void aTurnBringsItsCuesTensionBestScoresAndFeatures() {
        float[] counts = new float[Cue.values().length];
        counts[Cue.INSULT.ordinal()] = 1;
        Cues cues = new Cues("en", 3, counts);
        SessionEvent event = new SessionEvent(
                "s", "e1", 5, EventType.UTTERANCE, new Actor("u", Role.AGENT), "words", "e0", Map.of("a", "b"));
        List<Signal> signals = List.of(
                new Signal(SignalType.STALL, 0.25, "x@1", List.of("e1"), 9),
                new Signal(SignalType.STALL, 0.75, "y@1", List.of("e1"), 9));
        Features features = new Features(new float[] {7});

        MatchEvent matched = MatchEvent.of(1, new Turn(event, cues, new float[0]), features, signals);

        assertThat(matched.cues()[Cue.INSULT.ordinal()]).isEqualTo(1);
        assertThat(matched.tension()).isEqualTo((float) Tension.of(cues));
        assertThat(matched.signals()[SignalType.STALL.ordinal()]).isEqualTo(0.75f);
        assertThat(matched.features()[Feature.TURNS.ordinal()]).isEqualTo(7);
        assertThat(matched.role()).isEqualTo(Role.AGENT);
        assertThat(matched.replyTo()).isEqualTo("e0");
    }

    @Test
    void aSilenceMarkCarriesHowLongItHasBeenSilent() {
        MatchEvent mark = MatchEvent.ofSilence(1, "s", 90_000, 30_000, Features.none());

        assertThat(mark.id()).isEqualTo("silence@90000");
        assertThat(mark.type()).isNull();
        assertThat((double) mark.features()[Feature.SILENCE.ordinal()])
                .isCloseTo(Math.log1p(30), Assertions.within(1e-6));
    }
}
