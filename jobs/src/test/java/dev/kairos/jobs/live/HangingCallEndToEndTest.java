package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.state.KeptJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Latency is counted on the clock that the test moves: from what somebody said to what was said back. */
class HangingCallEndToEndTest {
    private static final long START = 1_800_000_000_000L;
    private static final long STEP = 50;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int SESSIONS = 100;
    /** Steps; in all fewer than a stage has room for watermarks, or it would hold back the decisions as well. */
    private static final int PATIENCE = 10;

    private static TestCluster cluster;

    @RegisterExtension
    private final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new TestCluster();
    }

    @AfterAll
    static void stopCluster() throws Exception {
        cluster.close();
    }

    @Test
    void aCallThatHangsDelaysNoOtherSession() throws Exception {
        Replay replay = talking();
        LiveRun live = new LiveRun(shared, START);
        cluster.watch(live.graph(replay), () -> {
            latencies(live, replay, "warm-up", SESSIONS / 10);
            long idle = percentile99(latencies(live, replay, "idle", SESSIONS));
            assertThat(latency(live, replay, "stuck")).isEqualTo(NEVER);
            long hanging = percentile99(latencies(live, replay, "hanging", SESSIONS));
            assertThat((double) hanging).isLessThanOrEqualTo(idle * 1.1);
        });
        assertThat(live.decided.lines()).anyMatch(line -> line.contains("stuck/talker/"));
        assertThat(live.said.lines()).noneMatch(line -> line.contains("stuck/talker/"));
    }

    @Test
    void itDelaysThemAllWhereWatermarksAreLetThrough() throws Exception {
        Replay replay = talking();
        LiveRun live = new LiveRun(shared, START);
        cluster.watch(live.graphWithWatermarksLetThrough(replay), () -> {
            assertThat(latencies(live, replay, "idle", 3)).doesNotContain(NEVER);
            assertThat(latency(live, replay, "stuck")).isEqualTo(NEVER);
            assertThat(latencies(live, replay, "hanging", 2)).containsOnly(NEVER);
        });
        assertThat(live.decided.lines()).anyMatch(line -> line.contains("hanging-1/talker/"));
    }

    private static List<Long> latencies(LiveRun live, Replay replay, String name, int sessions) throws Exception {
        List<Long> latencies = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            latencies.add(latency(live, replay, name + "-" + i));
        }
        return latencies;
    }

    /** Says something in a session of its own and moves the clock until there is an answer. */
    private static long latency(LiveRun live, Replay replay, String session) throws Exception {
        long begin = live.clock.millis();
        long bound = replay.options().disorder().toMillis();
        live.say(session, "e-1");
        live.clock.set(begin + bound);
        for (int step = 0; step < PATIENCE; step++) {
            live.clock.set(live.clock.millis() + STEP);
            live.decided.awaitTime(live.clock.millis() - bound - 1);
            if (live.said.has(line -> line.contains(session + "/talker/"))) {
                return live.clock.millis() - begin;
            }
        }
        return NEVER;
    }

    private static long percentile99(List<Long> latencies) {
        List<Long> sorted = latencies.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }

    /** The assistant that always speaks, by a responder that hangs in one session, with an hour's patience. */
    private static Replay talking() throws Exception {
        Replay replay = KeptJob.replay();
        AssistantSpec one = replay.assistants().get(1);
        AssistantSpec talker = new AssistantSpec(
                one.id(),
                one.version(),
                one.sessions(),
                one.encoder(),
                one.consult(),
                one.detectors(),
                one.patterns(),
                one.trigger(),
                one.planner(),
                one.admit(),
                SlotSpec.of("hanging-for-stuck"),
                one.scorers(),
                one.selector(),
                one.guards(),
                one.outcome(),
                one.silenceMarks(),
                one.coolDown(),
                Duration.ofHours(1),
                one.tolerate());
        return new Replay(
                List.of(talker),
                List.of(),
                replay.recording(),
                1,
                replay.options().withRespondDelay(Duration.ZERO));
    }
}
