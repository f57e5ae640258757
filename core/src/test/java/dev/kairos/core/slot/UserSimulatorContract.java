package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every simulated user owes. */
public abstract class UserSimulatorContract extends SlotContract<UserSimulator> {
    private static final long START = 1_772_619_300_000L;
    private static final int STEPS = 10_000;

    @Override
    protected final Class<UserSimulator> slot() {
        return UserSimulator.class;
    }

    /** Something that the assistant said. */
    protected static Intervention said(String id, long time) {
        return new Intervention(
                id,
                "s",
                time,
                null,
                "help",
                "May I help?",
                "template@1",
                true,
                null,
                null,
                List.of(),
                0,
                Verdict.allow("lexical@1"),
                false,
                0,
                Map.of());
    }

    /** A whole session, the assistant speaking at every third step. */
    private List<SessionEvent> session(long seed) {
        UserSimulator user = made();
        List<SessionEvent> session = new ArrayList<>();
        long now = START;
        for (int step = 0; step < STEPS; step++) {
            @Nullable Intervention last = step % 3 == 2 ? said("i" + step, now) : null;
            List<SessionEvent> next = user.next(last, now, seed + step);
            if (next.isEmpty()) {
                return session;
            }
            assertThat(next).extracting(SessionEvent::time).isSorted();
            assertThat(next.get(0).time()).isGreaterThanOrEqualTo(now);
            session.addAll(next);
            now = next.get(next.size() - 1).time() + 1;
        }
        throw new AssertionError("after " + STEPS + " steps the session has not ended");
    }

    @Test
    void everySessionEndsAndItsEventsAreInTimeOrderFromNowOn() {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(session(seed)).isNotEmpty();
        }
    }

    @Test
    void theSameSeedsGiveTheSameSession() {
        assertThat(session(7)).isEqualTo(session(7));
    }

    @Test
    void theEventsAreThoseOfOneSessionEachWithItsOwnId() {
        List<SessionEvent> session = session(7);
        assertThat(session)
                .extracting(SessionEvent::session)
                .containsOnly(session.get(0).session());
        assertThat(session).extracting(SessionEvent::id).doesNotHaveDuplicates();
        assertThat(session).extracting(event -> event.type().isOurs()).containsOnly(false);
    }
}
