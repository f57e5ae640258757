package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.reply.Intervention;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A simulated user that keeps the contract, and what the contract has against others. */
class UserSimulatorContractTest extends UserSimulatorContract {
    private static final String ID = "patient";

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of(ID);
    }

    @Override
    protected SlotCatalog catalog() {
        return FixedFactory.catalog(UserSimulator.class, ID, Patient::new);
    }

    @Test
    void oneThatSpeaksInThePastIsRefused() {
        UserSimulator hasty = (last, now, seed) -> List.of(event(now - 1));
        assertThatThrownBy(() -> new Against(() -> hasty).everySessionEndsAndItsEventsAreInTimeOrderFromNowOn())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatNeverEndsIsRefused() {
        UserSimulator endless = (last, now, seed) -> List.of(event(now));
        assertThatThrownBy(() -> new Against(() -> endless).everySessionEndsAndItsEventsAreInTimeOrderFromNowOn())
                .hasMessageContaining("has not ended");
    }

    @Test
    void oneThatDrawsWithoutTheSeedIsRefused() {
        SplittableRandom own = new SplittableRandom(1);
        UserSimulator moody =
                (last, now, seed) -> own.nextInt(9) == 0 ? List.of() : List.of(event(now + own.nextInt(99)));
        assertThatThrownBy(() -> new Against(() -> moody).theSameSeedsGiveTheSameSession())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatRepeatsAnIdOrSpeaksForTheJobIsRefused() {
        Supplier<UserSimulator> echo = () -> new Patient() {
            @Override
            SessionEvent at(long time) {
                return new SessionEvent(
                        "s", "same", time, EventType.OUTCOME, new Actor("u", Role.USER), null, null, Map.of());
            }
        };
        assertThatThrownBy(() -> new Against(echo).theEventsAreThoseOfOneSessionEachWithItsOwnId())
                .isInstanceOf(AssertionError.class);
    }

    private static SessionEvent event(long time) {
        return new SessionEvent(
                "s", "e" + time, time, EventType.UTTERANCE, new Actor("u", Role.USER), "go on", null, Map.of());
    }

    /** Says something every few seconds, twice after a reply, and leaves with one chance in ten. */
    private static class Patient implements UserSimulator {
        @Override
        public List<SessionEvent> next(@Nullable Intervention last, long now, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            long first = now + 1_000 + random.nextInt(9_000);
            if (random.nextInt(10) == 9) {
                return List.of();
            }
            return last == null ? List.of(at(first)) : List.of(at(first), at(first + 2_000));
        }

        SessionEvent at(long time) {
            return event(time);
        }
    }

    private static final class Against extends UserSimulatorContract {
        private final Supplier<UserSimulator> maker;

        Against(Supplier<UserSimulator> maker) {
            this.maker = maker;
        }

        @Override
        protected SlotSpec spec() {
            return SlotSpec.of(ID);
        }

        @Override
        protected SlotCatalog catalog() {
            return FixedFactory.catalog(UserSimulator.class, ID, maker);
        }
    }
}
