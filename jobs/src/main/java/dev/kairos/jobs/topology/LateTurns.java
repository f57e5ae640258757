package dev.kairos.jobs.topology;

import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.ingest.LateEvents;
import org.apache.flink.api.common.functions.MapFunction;

/** Turns that OBSERVE could not take in any more are kept like other unusable input. */
final class LateTurns implements MapFunction<Turn, DeadLetter> {
    static final String UID = "late-turns";
    private static final long serialVersionUID = 1L;

    @Override
    public DeadLetter map(Turn turn) {
        return LateEvents.deadLetter(turn.event());
    }
}
