package dev.kairos.jobs.cli;

import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.time.Durations;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.live.Feed;
import dev.kairos.jobs.live.KafkaTopics;
import dev.kairos.jobs.live.LiveConfiguration;
import dev.kairos.jobs.live.LiveConfigurationReader;
import dev.kairos.jobs.live.TogetherRecording;
import dev.kairos.jobs.recording.MergedRecording;
import dev.kairos.jobs.recording.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A recording into the topic of events. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = "Feeds a recording into Kafka as if it happened now, in real time or faster.",
        footer = {
            "",
            "Event times: the first event is stamped with the present, and all keep their distances, so that what an"
                    + " assistant does about pauses and within minutes is what it does in a replay. At N times the"
                    + " speed, event time runs N times faster than the clock and ahead of it; what the job says then"
                    + " comes back late unless time.return-delay of the job is N times longer, too. With --stamp sent"
                    + " each event is stamped as it is sent; with --stamp kept as recorded, which suits a job that"
                    + " has seen nothing later.",
            "",
            "Examples:",
            "  kairos feed --input flink-conf/sessions/tune --together --speed 60 --config flink-conf/kairos.yaml",
            "  kairos feed --input logs --format irc --config flink-conf/kairos.yaml"
        })
@SuppressWarnings("NullAway.Init")
final class FeedCommand implements Callable<Integer> {
    @Option(names = "--input", required = true, paramLabel = "PATH", description = "Recording: a file or a folder.")
    private Path input;

    @Option(
            names = "--format",
            defaultValue = "events",
            description = "How the input is read: events, irc, proactive-agent, github-comments, captions, streaming"
                    + " (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration file.")
    private Path config;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "N times faster than recorded (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(
            names = "--stamp",
            paramLabel = "HOW",
            defaultValue = "shifted",
            description = "Event times: shifted, sent or kept, see below (default: ${DEFAULT-VALUE}).")
    private Feed.Stamp stamp;

    @Option(names = "--together", description = "All sessions begin now, whenever they were recorded.")
    private boolean together;

    @Option(
            names = "--longest-pause",
            paramLabel = "DURATION",
            defaultValue = "10 min",
            description = "Longest recorded time in which nothing happens in any session; longer ones are shortened"
                    + " (default: ${DEFAULT-VALUE}).")
    private String longestPause;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        LiveConfiguration configuration = LiveConfigurationReader.read(Installation.document(config));
        // redaction is the job's, which also counts and keeps what it cannot use
        Recording recording = Recording.of(
                        input, format, Limits.startingAt(WallClock.system().instant()))
                .trusted();
        recording.files();
        Duration pause = Durations.parse(longestPause);
        KafkaTopics.prepare(configuration);
        Properties producer = configuration.kafka().client();
        producer.setProperty("enable.idempotence", "true");
        producer.setProperty("linger.ms", "5");
        try (MergedRecording merged = recording.open(0);
                KafkaProducer<String, String> kafka =
                        new KafkaProducer<>(producer, new StringSerializer(), new StringSerializer());
                ProgressLine progress = new ProgressLine("feeding " + input, "events", quiet)) {
            Iterator<Ingested> records = together ? TogetherRecording.of(merged) : merged;
            Feed feed = new Feed(kafka, configuration.topics().events(), speed, stamp, pause);
            feed.send(records, progress::show);
            command.commandLine().getOut().println(summary(feed, configuration));
        }
        return 0;
    }

    private String summary(Feed feed, LiveConfiguration configuration) {
        String summary =
                feed.events() + " events are in " + configuration.topics().events();
        if (feed.refused() > 0) {
            summary += "; " + feed.refused() + " records cannot be used, 'kairos replay' says why";
        }
        Duration ahead = feed.ahead();
        return ahead.compareTo(configuration.ahead()) <= 0
                ? summary
                : summary + "; the last ones lie " + Durations.format(Duration.ofMinutes(ahead.toMinutes()))
                        + " ahead of the clock, more than limits.ahead allows: the job takes them for dead letters;"
                        + " use --stamp sent, or a lower --speed";
    }
}
