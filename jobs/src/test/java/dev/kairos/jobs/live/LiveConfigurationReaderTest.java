package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.ingest.Limits;
import dev.kairos.jobs.topology.LiveOptions;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveConfigurationReaderTest {
    private static final Path SHIPPED = Path.of(System.getProperty("kairos.home"), "flink-conf", "kairos.yaml");

    @Test
    void brokersAloneAreEnoughAndTheRestIsTheDefaultOfTheTopology() {
        LiveConfiguration configuration = read("kafka: {brokers: 'one:9092,two:9092'}\n");
        TopologyOptions defaults = TopologyOptions.defaults();
        assertThat(configuration.kafka().brokers()).isEqualTo("one:9092,two:9092");
        assertThat(configuration.topics().events()).isEqualTo("sessions.events");
        assertThat(configuration.topology().disorder()).isEqualTo(defaults.disorder());
        assertThat(configuration.topology().respondCapacity()).isEqualTo(defaults.respondCapacity());
        assertThat(configuration.topology().live()).isEqualTo(LiveOptions.defaults());
        assertThat(configuration.limits().textBytes()).isEqualTo(Limits.TEXT_BYTES);
        assertThat(configuration.isRedacted()).isTrue();
        assertThat(configuration.logsWaiting()).isTrue();
        assertThat(configuration.checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theShippedFileSaysWhatHoldsAnyway() throws IOException {
        assertThat(read(Files.readString(SHIPPED))).isEqualTo(read("kafka: {brokers: 'localhost:9092'}\n"));
    }

    @Test
    void whatIsSetIsTaken() {
        LiveConfiguration configuration = read(
                """
                kafka:
                  brokers: b:1
                  start: latest
                  properties: {security.protocol: SSL, client.rack: 7}
                topics: {events: acme.events}
                time: {disorder: 250 ms, quiet: 2 s, alignment: 1 min}
                respond: {retries: 0}
                redaction: off
                decision-log: actions
                """);
        assertThat(configuration.kafka().start()).isEqualTo(KafkaAccess.Start.LATEST);
        assertThat(configuration.kafka().client())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("client.rack", "7");
        assertThat(configuration.topics().events()).isEqualTo("acme.events");
        assertThat(configuration.topology().disorder()).isEqualTo(Duration.ofMillis(250));
        assertThat(configuration.topology().retries()).isZero();
        assertThat(configuration.alignment()).isEqualTo(Duration.ofMinutes(1));
        assertThat(read("kafka: {brokers: 'localhost:9092'}\n").alignment()).isNull();
        assertThat(configuration.isRedacted()).isFalse();
        assertThat(configuration.logsWaiting()).isFalse();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsLine() {
        assertThatThrownBy(
                        () -> read(
                                """
                        kafka:
                          broker: localhost:9092
                          start: begining
                          partitions: none
                          group: "my group"
                          properties: {isolation.level: read_uncommitted}
                        topics: sessions
                        time:
                          disordr: 5 s
                          tick: 0 s
                          quiet: soon
                        tiem: {disorder: 5 s}
                        limits: {attributes: 0}
                        redaction: maybe
                        """))
                .isInstanceOf(InvalidFileException.class)
                .satisfies(failure -> assertThat(failure.getMessage().lines())
                        .containsExactly(
                                "c.yaml:1: kafka.brokers: is missing; expected a text that is not empty",
                                "c.yaml:2: kafka.broker: is unknown; did you mean 'kafka.brokers'? The reference lists"
                                        + " all keys",
                                "c.yaml:3: kafka.start: is 'begining'; expected committed, earliest or latest",
                                "c.yaml:4: kafka.partitions: is 'none'; expected a whole number, 1 or more",
                                "c.yaml:5: kafka.group: is 'my group'; expected letters, digits, '.', '_' and '-', at"
                                        + " most 200",
                                "c.yaml:6: kafka.properties.isolation.level: is not to be set here: the job sets it,"
                                        + " and exactly-once rests on it",
                                "c.yaml:7: topics: is 'sessions'; expected a mapping with keys out of [events,"
                                        + " decisions, interventions, outcomes, dead-letters, control]",
                                "c.yaml:9: time.disordr: is unknown; did you mean 'time.disorder'? The reference lists"
                                        + " all keys",
                                "c.yaml:10: time.tick: is '0 s'; expected more than 0 s",
                                "c.yaml:11: time.quiet: 'soon' is not a duration; expected a number and a unit, one of"
                                        + " ms, s, min, h, d, for example '10 min'",
                                "c.yaml:12: tiem: is unknown; did you mean 'time.tick'? The reference lists all keys",
                                "c.yaml:13: limits.attributes: is '0'; expected a whole number, 1 or more",
                                "c.yaml:14: redaction: is 'maybe'; expected on or off"));
    }

    @ParameterizedTest
    @CsvSource({
        "time.return-dealy, time.return-delay",
        "checkpoint-intervall, checkpoint-interval",
        "topics.even, topics.events"
    })
    void anUnknownKeyIsRefusedWithTheNearestKnownOne(String wrong, String near) {
        String yaml = wrong.contains(".")
                ? wrong.substring(0, wrong.indexOf('.')) + ": {" + wrong.substring(wrong.indexOf('.') + 1) + ": x}\n"
                : wrong + ": x\n";
        assertThatThrownBy(() -> read("kafka: {brokers: b}\n" + yaml))
                .hasMessageContaining(wrong + ": is unknown; did you mean '" + near + "'?");
    }

    @Test
    void secretsAreNotPartOfTheJobButResolvedWhereItRuns() {
        LiveConfiguration configuration =
                read("kafka: {brokers: b, properties: {sasl.jaas.config: 'p=\"${env:SECRET}\"'}}\n");
        assertThat(configuration.kafka().producer())
                .containsEntry("sasl.jaas.config", "p=\"${env:SECRET}\"")
                .containsEntry("config.providers", "env,file");
    }

    @Test
    void everyKeyHasAPathOfItsOwnAndNoneIsAboveAnother() {
        assertThat(LiveKey.paths()).doesNotHaveDuplicates();
        assertThat(Arrays.stream(LiveKey.values()))
                .noneMatch(key -> LiveKey.paths().stream().anyMatch(path -> path.startsWith(key.path() + ".")));
    }

    private static LiveConfiguration read(String yaml) {
        return LiveConfigurationReader.read(YamlDocument.parse("c.yaml", yaml));
    }
}
