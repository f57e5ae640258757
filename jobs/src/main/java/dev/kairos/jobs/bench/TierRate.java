package dev.kairos.jobs.bench;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.time.WallClock;
import dev.kairos.core.turn.Turn;
import dev.kairos.jobs.replay.EmbeddedCluster;
import dev.kairos.operators.perceive.PerceiveCues;
import dev.kairos.operators.perceive.PerceiveVector;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Texts per second through PERCEIVE with an encoder, as a job of its own at parallelism 1. */
final class TierRate {
    private static final double NANOS = 1e9;
    private static final int IN_FLIGHT = 64;

    private TierRate() {}

    static double of(EmbeddedCluster cluster, String encoder, List<String> texts)
            throws ExecutionException, InterruptedException {
        StreamExecutionEnvironment environment = cluster.environment(1);
        DataStream<SessionEvent> events = TalkSource.of(environment, texts, 100);
        DataStream<Turn> turns = events.map(new PerceiveCues(SlotSpec.of("lexical")))
                .returns(Turn.class)
                .uid(PerceiveCues.UID);
        AsyncDataStream.unorderedWait(turns, new PerceiveVector(SlotSpec.of(encoder)), 1, TimeUnit.DAYS, IN_FLIGHT)
                .uid(PerceiveVector.UID)
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        long start = WallClock.nanos();
        cluster.execute(environment, "bench " + encoder, decisions -> {});
        return texts.size() / ((WallClock.nanos() - start) / NANOS);
    }
}
