package dev.kairos.jobs.live;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.jobs.fixtures.HandClock;
import dev.kairos.jobs.fixtures.LiveFeed;
import dev.kairos.jobs.fixtures.LiveSource;
import dev.kairos.jobs.fixtures.Tap;
import dev.kairos.jobs.fixtures.TapSinks;
import dev.kairos.jobs.recording.RecordingSource;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.state.KeptJob;
import dev.kairos.jobs.topology.KairosTopology;
import dev.kairos.jobs.topology.KairosTopology.Control;
import dev.kairos.jobs.topology.LiveOptions;
import dev.kairos.jobs.topology.TopologyOptions;
import dev.kairos.operators.ingest.IngestWatermarks;
import dev.kairos.operators.live.ClockSource;
import dev.kairos.operators.live.Heartbeat;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;

/** A job that a test feeds while it runs, with a clock that the test moves. */
final class LiveRun {
    private static final Duration TICK = Duration.ofMillis(2);

    final HandClock clock;
    final LiveFeed feed = new LiveFeed();
    final Tap decided = new Tap();
    final Tap said = new Tap();
    final Tap back = new Tap();
    private final ClockSource clocks;
    private final SharedReference<LiveFeed> feeds;
    private final TapSinks sinks;

    LiveRun(SharedObjectsExtension shared, long start) {
        clock = new HandClock(start);
        SharedReference<HandClock> reference = shared.add(clock);
        clocks = reference::get;
        feeds = shared.add(feed);
        sinks = new TapSinks(shared.add(decided), shared.add(said), shared.add(back));
    }

    /** The job as it runs live. */
    StreamGraph graph(Replay replay) {
        return graph(replay, TICK);
    }

    /** The same with another tick. */
    StreamGraph graph(Replay replay, Duration tick) {
        LiveOptions live = new LiveOptions(clocks, tick, Duration.ZERO, Duration.ofHours(1), 4);
        StreamExecutionEnvironment environment = KeptJob.environment(replay.parallelism());
        environment.setBufferTimeout(1);
        define(replay, replay.options().live(live), source(replay, environment));
        return environment.getStreamGraph();
    }

    /** The job with a heartbeat, but with watermarks let through its asynchronous stages. */
    StreamGraph graphWithWatermarksLetThrough(Replay replay) {
        StreamExecutionEnvironment environment = KeptJob.environment(replay.parallelism());
        environment.setBufferTimeout(1);
        DataStream<Ingested> source = source(replay, environment);
        Heartbeat<Ingested> heartbeat =
                new Heartbeat<>(clocks, TICK, Duration.ZERO, replay.options().disorder());
        define(
                replay,
                replay.options(),
                source.transform(Heartbeat.UID, source.getType(), heartbeat)
                        .uid(Heartbeat.UID)
                        .setParallelism(1));
        return environment.getStreamGraph();
    }

    private DataStream<Ingested> source(Replay replay, StreamExecutionEnvironment environment) {
        RecordingSource types = new RecordingSource(
                replay.recording(), replay.tail(), replay.options().disorder());
        return environment
                .fromSource(
                        new LiveSource(types, feeds),
                        IngestWatermarks.bounded(replay.options().disorder()),
                        "feed")
                .uid("feed")
                .setParallelism(1);
    }

    private void define(Replay replay, TopologyOptions options, DataStream<Ingested> source) {
        new KairosTopology(replay.assistants(), replay.patterns(), options).define(source, Control.none(source), sinks);
    }

    /** Somebody says something now. */
    void say(String session, String id) throws Exception {
        feed.put(Ingested.of(new SessionEvent(
                session,
                id,
                clock.millis(),
                EventType.UTTERANCE,
                new Actor("ann", Role.USER),
                "so it goes",
                null,
                Map.of())));
    }
}
