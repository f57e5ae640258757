package dev.kairos.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.time.Durations;
import dev.kairos.jobs.live.KafkaTopics;
import dev.kairos.jobs.live.LiveConfiguration;
import dev.kairos.jobs.live.LiveConfigurationReader;
import dev.kairos.jobs.live.TopicTail;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a running job says, on the terminal. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "Prints the interventions of a running job as they are committed, or its decisions.",
        footer = {
            "",
            "Examples:",
            "  kairos tail --config flink-conf/kairos.yaml",
            "  kairos tail --config flink-conf/kairos.yaml --decisions --from-beginning",
            "  kairos tail --config flink-conf/kairos.yaml --json --limit 10"
        })
@SuppressWarnings("NullAway.Init")
final class TailCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration file.")
    private Path config;

    @Option(names = "--decisions", description = "Decisions instead: what was resolved at every point, and why.")
    private boolean decisions;

    @Option(names = "--from-beginning", description = "Begin with what the topic holds already.")
    private boolean fromBeginning;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "0", description = "End after N records.")
    private long limit;

    @Option(
            names = "--idle",
            paramLabel = "DURATION",
            defaultValue = "0 s",
            description = "End when nothing has come for so long, for example '30 s'.")
    private String idle;

    @Option(names = "--json", description = "Print the records as they are, one JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        LiveConfiguration configuration = LiveConfigurationReader.read(Installation.document(config));
        KafkaTopics.prepare(configuration);
        String topic = decisions
                ? configuration.topics().decisions()
                : configuration.topics().interventions();
        PrintWriter out = command.commandLine().getOut();
        AtomicLong left = new AtomicLong(limit <= 0 ? Long.MAX_VALUE : limit);
        try (TopicTail tail = new TopicTail(configuration.kafka(), topic, fromBeginning)) {
            tail.read(
                    line -> {
                        out.println(json ? line : shown(line));
                        out.flush();
                        return left.decrementAndGet() > 0;
                    },
                    Durations.parse(idle));
        } catch (InterruptedException stopped) {
            return 0;
        }
        return 0;
    }

    private String shown(String line) {
        try {
            JsonNode record = JSON.readTree(line);
            return TerminalText.of(head(record)) + System.lineSeparator() + TerminalText.of(body(record));
        } catch (JsonProcessingException notOurs) {
            return TerminalText.of("not a record: " + line);
        }
    }

    private String head(JsonNode record) {
        String assistant = assistantOf(record);
        String to = record.path("addressee").asText("null").equals("null")
                ? "everybody"
                : record.path("addressee").asText();
        String act = record.path("act").asText("");
        return String.format(
                Locale.ROOT,
                "%s  %s, %s%s",
                record.path("time").asText(),
                record.path("session").asText(),
                assistant,
                decisions
                        ? ": " + record.path("action").asText() + (act.equals("null") ? "" : " " + act)
                        : " to " + to + ": " + act);
    }

    private String body(JsonNode record) {
        if (decisions) {
            String by = record.path("suppressedBy").asText("null");
            return "    why: " + record.path("reason").asText() + (by.equals("null") ? "" : "; held back by " + by);
        }
        return record.path("delivered").asBoolean()
                ? "    \"" + record.path("text").asText() + "\""
                : "    not said: " + record.path("dropped").asText();
    }

    /** A decision names its assistant with the version; an intervention has the id only, within its own. */
    private static String assistantOf(JsonNode record) {
        if (record.hasNonNull("assistant")) {
            return record.path("assistant").asText();
        }
        String rest = record.path("id").asText();
        String prefix = record.path("session").asText() + "/";
        rest = rest.startsWith(prefix) ? rest.substring(prefix.length()) : rest;
        return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
    }
}
