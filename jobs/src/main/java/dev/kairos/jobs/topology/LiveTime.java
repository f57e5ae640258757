package dev.kairos.jobs.topology;

import static dev.kairos.jobs.topology.KairosTopology.named;

import dev.kairos.core.ingest.Ingested;
import dev.kairos.operators.live.Heartbeat;
import dev.kairos.operators.live.WithoutTime;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where event time goes on by itself and where it has no part, live only: in replay everything stays as it is. */
final class LiveTime {
    private final TopologyOptions options;

    LiveTime(TopologyOptions options) {
        this.options = options;
    }

    /** The input, with a heartbeat that stays beside its source. */
    DataStream<Ingested> beating(DataStream<Ingested> ingested) {
        LiveOptions live = options.live();
        return live == null
                ? ingested
                : named(
                        ingested.transform(
                                        Heartbeat.UID,
                                        ingested.getType(),
                                        new Heartbeat<>(live.clock(), live.tick(), live.quiet(), options.disorder()))
                                .setParallelism(ingested.getParallelism()),
                        Heartbeat.UID);
    }

    /** The head of a branch that nobody waits for. */
    <T> DataStream<T> withoutTime(DataStream<T> branch, String uid) {
        return options.live() == null
                ? branch
                : named(branch.transform(uid, branch.getType(), new WithoutTime<>()), uid);
    }
}
