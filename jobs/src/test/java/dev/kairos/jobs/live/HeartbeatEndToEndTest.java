package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.ingest.Ingested;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.recording.MergedRecording;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.replay.ReplayRunner;
import dev.kairos.jobs.state.KeptJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatEndToEndTest {
    /** How long an event is on its way, ms. */
    private static final long LATENCY = 40;

    @RegisterExtension
    private final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir
    private Path folder;

    @Test
    void aLiveRunDecidesAsTheReplayOfWhatWasRecordedSilenceIncluded() throws Exception {
        Replay replay = KeptJob.replay();
        List<Ingested> events = events(replay);
        long last = latest(events);
        LiveRun live = new LiveRun(shared, events.get(0).event().time());
        try (TestCluster cluster = new TestCluster()) {
            cluster.watch(live.graph(replay), () -> {
                feed(live, events);
                // nothing arrives any more, anywhere
                long end = last + replay.tail().toMillis();
                live.clock.set(end + replay.options().disorder().toMillis() + 1);
                live.decided.awaitTime(end);
            });
        }
        List<String> decisions = new ArrayList<>(live.decided.lines());
        decisions.sort(null);
        List<String> replayed = new ArrayList<>(replayed(replay));
        replayed.sort(null);
        assertThat(decisions.equals(replayed)).isTrue();
        assertThat(decisions)
                .as("the silence after the last event of all")
                .anyMatch(line -> line.contains("bench-2/keeper/silence@" + (last + 60_000)));
    }

    @Test
    void withoutTicksTheSilenceAfterTheLastEventIsNeverHeard() throws Exception {
        Replay replay = KeptJob.replay();
        List<Ingested> events = events(replay);
        long last = latest(events);
        LiveRun live = new LiveRun(shared, events.get(0).event().time());
        try (TestCluster cluster = new TestCluster()) {
            cluster.watch(live.graph(replay, Duration.ofDays(1)), () -> {
                feed(live, events);
                live.clock.set(last + 3_600_000);
                // the last thing that moves this job at all
                live.decided.awaitTime(last - replay.options().disorder().toMillis() - 1);
            });
        }
        assertThat(live.decided.lines()).isNotEmpty().noneMatch(line -> line.contains("silence@" + (last + 60_000)));
    }

    private static void feed(LiveRun live, List<Ingested> events) throws Exception {
        for (Ingested event : events) {
            live.clock.set(Math.max(live.clock.millis(), event.event().time() + LATENCY));
            live.feed.put(event);
        }
    }

    private List<String> replayed(Replay replay) throws Exception {
        try (ReplayRunner runner = new ReplayRunner(1)) {
            runner.run(replay, folder, count -> {});
        }
        return Files.readAllLines(folder.resolve(ReplayOutput.DECISIONS + ".jsonl"));
    }

    private static List<Ingested> events(Replay replay) {
        List<Ingested> events = new ArrayList<>();
        try (MergedRecording records = replay.recording().open(replay.tail().toMillis())) {
            records.forEachRemaining(events::add);
        }
        events.removeIf(record -> record.event() == null);
        return events;
    }

    private static long latest(List<Ingested> events) {
        return events.stream().mapToLong(record -> record.event().time()).max().orElseThrow();
    }
}
