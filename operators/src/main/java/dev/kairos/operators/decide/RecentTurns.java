package dev.kairos.operators.decide;

import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView.Words;
import dev.kairos.core.turn.Turn;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The ring of the last 24 turns' words, at most 512 characters each: written once per turn, read only when somebody
 * must see words.
 */
final class RecentTurns {
    static final int KEPT = 24;
    private static final int CHARACTERS = 512;
    private static final String STATE = "recent-turns";

    private final MapState<Integer, RecentTurn> ring;

    RecentTurns(RuntimeContext context) {
        ring = context.getMapState(new MapStateDescriptor<>(STATE, Types.INT, TypeInformation.of(RecentTurn.class)));
    }

    /** Writes the n-th turn, n from 0. */
    void write(Turn turn, long n) throws Exception {
        String text = turn.event().textOrEmpty();
        ring.put(
                (int) (n % KEPT),
                new RecentTurn(
                        turn.id(),
                        turn.time(),
                        turn.event().type(),
                        turn.event().actor().id(),
                        turn.event().actor().role(),
                        text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS),
                        turn.event().replyTo()));
    }

    /** The words, read at most once, and only if asked for while this key is current. */
    Words words(long written) {
        return new Words() {
            private @Nullable List<RecentTurn> read;

            @Override
            public List<RecentTurn> turns() {
                if (read == null) {
                    read = read(written);
                }
                return read;
            }
        };
    }

    /** The turns kept, oldest first. */
    List<RecentTurn> read(long written) {
        List<RecentTurn> turns = new ArrayList<>();
        for (long n = Math.max(0, written - KEPT); n < written; n++) {
            RecentTurn turn = at(n);
            if (turn != null) {
                turns.add(turn);
            }
        }
        return turns;
    }

    /** Takes out what a person said, and what an assistant said, which may quote anybody. */
    void forget(String person, long written) throws Exception {
        for (long n = Math.max(0, written - KEPT); n < written; n++) {
            RecentTurn turn = at(n);
            if (turn != null && (turn.actor().equals(person) || turn.type().isOurs())) {
                ring.remove((int) (n % KEPT));
            }
        }
    }

    void clear() {
        ring.clear();
    }

    private @Nullable RecentTurn at(long n) {
        try {
            return ring.get((int) (n % KEPT));
        } catch (Exception e) {
            throw new IllegalStateException("the ring of recent turns cannot be read", e);
        }
    }
}
