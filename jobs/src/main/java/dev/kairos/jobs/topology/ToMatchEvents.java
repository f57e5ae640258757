package dev.kairos.jobs.topology;

import dev.kairos.core.turn.Turn;
import dev.kairos.operators.match.MatchEvent;
import dev.kairos.operators.observe.Heard;
import dev.kairos.operators.observe.Observation;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** What MATCH gets to see of an observation; expiry needs nothing, as every pattern ends by itself. */
final class ToMatchEvents implements FlatMapFunction<Observation, MatchEvent> {
    static final String UID = "match-events";
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(Observation seen, Collector<MatchEvent> out) {
        Turn turn = seen.turn();
        if (turn != null && seen.kind() != Observation.Kind.ECHO) {
            out.collect(MatchEvent.of(
                    seen.key(),
                    turn,
                    seen.features(),
                    seen.heard().stream().map(Heard::signal).toList()));
        } else if (seen.kind() == Observation.Kind.SILENCE) {
            out.collect(MatchEvent.ofSilence(seen.key(), seen.session(), seen.time(), seen.silence(), seen.features()));
        }
    }
}
