package dev.kairos.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.Gold;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTallyTest {
    private static final int DECISIONS = 10;

    private static Gold span(long from, long to, @Nullable String act) {
        return new Gold("s", Gold.Kind.SPEAK_SPAN, from, to, null, act);
    }

    private static SessionTally tally(List<Said> said, List<Gold> spans) {
        return SessionTally.of(DECISIONS, said, spans, 2);
    }

    @Test
    void bothEndsOfASpanBelongToIt() {
        List<Gold> spans = List.of(span(10, 20, null));
        assertThat(tally(List.of(new Said(10, "a"), new Said(20, "a")), spans).matching())
                .isEqualTo(2);
        assertThat(tally(List.of(new Said(9, "a"), new Said(21, "a")), spans).matching())
                .isZero();
    }

    @Test
    void anotherActThanTheWantedOneDoesNotMatch() {
        List<Gold> spans = List.of(span(10, 20, "help"));
        assertThat(tally(List.of(new Said(15, "greet")), spans).matched()).isZero();
        assertThat(tally(List.of(new Said(15, "help")), spans).matched()).isOne();
        assertThat(tally(List.of(new Said(15, null)), spans).matched()).isOne();
    }

    @Test
    void aSpanIsMatchedOnceWhileEveryInterventionInItCounts() {
        SessionTally tally =
                tally(List.of(new Said(11, "a"), new Said(12, "a"), new Said(30, "a")), List.of(span(10, 20, null)));
        assertThat(tally.matched()).isOne();
        assertThat(tally.precision()).isEqualTo(2.0 / 3);
        assertThat(tally.recall()).isEqualTo(1);
        assertThat(tally.f1()).isEqualTo(0.8);
        assertThat(tally.falseAlarm()).isEqualTo(1.0 / 3);
        assertThat(tally.falseAlarmsPerHour()).isEqualTo(0.5);
        assertThat(tally.speakRate()).isEqualTo(0.3);
    }

    @Test
    void theSpanThatEndsFirstIsMatchedFirstSoThatALaterInterventionFindsTheOther() {
        List<Gold> overlapping = List.of(span(10, 50, null), span(10, 20, null));
        assertThat(tally(List.of(new Said(40, "a"), new Said(15, "a")), overlapping)
                        .matched())
                .isEqualTo(2);
    }

    @Test
    void whoSaysNothingHasNoPrecisionAndWhereNothingIsWantedThereIsNoRecall() {
        SessionTally silent = tally(List.of(), List.of(span(10, 20, null)));
        assertThat(silent.precision()).isNaN();
        assertThat(silent.recall()).isZero();
        assertThat(silent.f1()).isZero();
        SessionTally unwanted = tally(List.of(new Said(15, "a")), List.of());
        assertThat(unwanted.precision()).isZero();
        assertThat(unwanted.recall()).isNaN();
        assertThat(unwanted.f1()).isZero();
        assertThat(tally(List.of(), List.of()).f1()).isNaN();
    }

    @Test
    void resamplesWithoutAValueAreLeftOutOfTheInterval() {
        List<SessionTally> sessions =
                List.of(tally(List.of(new Said(15, "a")), List.of(span(10, 20, null))), tally(List.of(), List.of()));
        assertThat(Bootstrap.figure(sessions, SessionTally::precision, 1)).satisfies(figure -> {
            assertThat(figure.value()).isEqualTo(1);
            assertThat(figure.low()).isEqualTo(1);
            assertThat(figure.high()).isEqualTo(1);
        });
    }
}
