package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.fixtures.EmbeddedBroker;
import dev.kairos.jobs.fixtures.FailAfterCheckpoint;
import dev.kairos.jobs.fixtures.KafkaLog;
import dev.kairos.jobs.fixtures.SinksWithFailure;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.state.KeptJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job between topics of a real broker: what is fed comes out, each once, whatever fails on the way. */
class LiveJobEndToEndTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int SESSIONS = 30;
    private static final int ROUNDS = 10;

    private static EmbeddedBroker broker;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new EmbeddedBroker();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void whateverFailsEachRecordIsSeenOnceByWhoeverWaitsForCommits() throws Exception {
        LiveConfiguration configuration = configuration("once");
        LiveJob job = job(configuration);
        int partitions = KafkaTopics.prepare(configuration);
        LiveConfiguration.Topics topics = configuration.topics();
        StreamExecutionEnvironment environment = environment();
        job.define(environment, partitions, sinks -> new SinksWithFailure(sinks, new FailAfterCheckpoint(20)));
        try (TestCluster cluster = new TestCluster();
                KafkaLog log = new KafkaLog(broker.address())) {
            cluster.watch(environment.getStreamGraph(), () -> {
                feed(log, topics.events(), 0, 2);
                log.write(topics.events(), "s-0", "{\"v\":1,\"session\":\"s-0\"}");
                log.await(topics.decisions(), PATIENCE, lines -> !lines.isEmpty());
                feed(log, topics.events(), 2, ROUNDS);
                // every event opens one point for each of two assistants
                log.await(
                        topics.decisions(),
                        PATIENCE,
                        lines -> lines.stream()
                                        .filter(line -> !line.contains("silence@"))
                                        .count()
                                >= 2 * SESSIONS * ROUNDS);
                long admitted = count(log.committed(topics.decisions()), "\"admitted\":true");
                log.await(topics.interventions(), PATIENCE, lines -> lines.size() >= admitted);
                end(log, topics.events());
                long delivered = count(log.committed(topics.interventions()), "\"delivered\":true");
                log.await(topics.outcomes(), PATIENCE, lines -> lines.size() >= delivered);
            });
            List<String> uncommitted = ids(log.uncommitted(topics.decisions()));
            assertThat(new HashSet<>(uncommitted))
                    .as("whoever does not wait for commits sees some twice")
                    .hasSizeLessThan(uncommitted.size());
            List<String> decisions = ids(log.committed(topics.decisions()));
            assertThat(decisions).doesNotHaveDuplicates();
            assertThat(ids(log.committed(topics.interventions()))).isNotEmpty().doesNotHaveDuplicates();
            assertThat(decisions).containsAll(ids(log.committed(topics.interventions())));
            assertThat(log.committed(topics.deadLetters()))
                    .singleElement()
                    .asString()
                    .contains("\"topic\":\"" + topics.events() + "\"");
            for (ConsumerRecord<String, String> record : log.records(topics.decisions())) {
                assertThat(record.key())
                        .isEqualTo(JSON.readTree(record.value()).path("session").asText());
            }
        }
    }

    private static long count(List<String> lines, String what) {
        return lines.stream().filter(line -> line.contains(what)).count();
    }

    private static List<String> ids(List<String> lines) {
        List<String> ids = new ArrayList<>();
        for (String line : lines) {
            try {
                ids.add(JSON.readTree(line).path("id").asText());
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new AssertionError("not JSON: " + line, e);
            }
        }
        return ids;
    }

    private static void feed(KafkaLog log, String topic, int from, int to) {
        for (int round = from; round < to; round++) {
            for (int session = 0; session < SESSIONS; session++) {
                String text = round % 3 == 0 ? "How do I prime the pump?" : "so it goes";
                write(log, topic, "s-" + session, "e-" + round, EventType.UTTERANCE, text);
            }
        }
        log.flush();
    }

    private static void end(KafkaLog log, String topic) {
        for (int session = 0; session < SESSIONS; session++) {
            write(log, topic, "s-" + session, "end", EventType.END, null);
        }
        log.flush();
    }

    private static void write(
            KafkaLog log, String topic, String session, String id, EventType type, @Nullable String text) {
        Actor actor = new Actor(id.hashCode() % 2 == 0 ? "ann" : "bob", Role.USER);
        SessionEvent event =
                new SessionEvent(session, id, WallClock.system().millis(), type, actor, text, null, Map.of());
        log.write(topic, session, SessionEventJson.write(event));
    }

    private static LiveJob job(LiveConfiguration configuration) throws Exception {
        Replay kept = KeptJob.replay();
        return new LiveJob(kept.assistants(), kept.patterns(), configuration);
    }

    private static LiveConfiguration configuration(String name) {
        return LiveConfigurationReader.read(YamlDocument.parse(
                "live.yaml",
                """
                kafka: {brokers: '%s', group: %2$s, transactional-id-prefix: %2$s, partitions: 2}
                topics:
                  events: %2$s.events
                  decisions: %2$s.decisions
                  interventions: %2$s.interventions
                  outcomes: %2$s.outcomes
                  dead-letters: %2$s.dead-letters
                  control: %2$s.control
                time: {disorder: 1 s, quiet: 2 s, alignment: 10 min, return-delay: 15 s, await-return: 20 s}
                """
                        .formatted(broker.address(), name)));
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment = KeptJob.environment(2);
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        environment.configure(configuration);
        return environment;
    }
}
