package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.recording.MergedRecording;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.replay.ReplayRunner;
import dev.kairos.jobs.state.KeptJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    void aLiveRunDecidesAsTheReplayOfItsLogSilenceIncluded() throws Exception {
        Replay replay = KeptJob.replay();
        List<Ingested> events = events(replay);
        long last = latest(events);
        LiveRun live = new LiveRun(shared, events.get(0).event().time());
        Echoes echoes = new Echoes(live, replay, event -> Optional.empty());
        try (TestCluster cluster = new TestCluster()) {
            cluster.watch(live.graph(replay), () -> {
                // after the last event nothing happens any more, anywhere, but what the job itself makes come back
                echoes.happen(
                        events.stream().map(Ingested::event).toList(),
                        replay.tail().toMillis() + replay.options().disorder().toMillis());
            });
        }
        Path log = echoes.write(folder.resolve("log.jsonl"));
        long end = live.clock.millis() - replay.options().disorder().toMillis() - 1;
        assertThat(until(end, replayed(recorded(replay, log)))).isEqualTo(until(end, live.decided.lines()));
        assertThat(live.decided.lines())
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

    /** The replay of what a live run was given; it finds out by itself that this is such a log. */
    private static Replay recorded(Replay replay, Path log) {
        Recording recording = Recording.of(log, "events", replay.recording().limits());
        return new Replay(replay.assistants(), replay.patterns(), recording, 1, replay.options()).withLoopOfRecording();
    }

    private List<String> replayed(Replay replay) throws Exception {
        try (ReplayRunner runner = new ReplayRunner(1)) {
            runner.run(replay, folder, count -> {});
        }
        return Files.readAllLines(folder.resolve(ReplayOutput.DECISIONS + ".jsonl"));
    }

    /** Decisions up to an event time, sorted: the two clocks do not end at the same moment. */
    private static List<String> until(long end, List<String> decisions) {
        return decisions.stream()
                .filter(line -> DecisionJson.read(line).time() <= end)
                .sorted()
                .toList();
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
