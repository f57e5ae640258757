package dev.kairos.jobs.cli;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.time.Durations;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.topology.MatchEngineChoice;
import dev.kairos.jobs.topology.TopologyOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** What commands that replay a recording have in common: where it lies and how it is read and run. */
@SuppressWarnings("NullAway.Init")
final class RecordingOptions {
    @Option(names = "--input", required = true, paramLabel = "PATH", description = "Recording: a file or a folder.")
    private Path input;

    @Option(
            names = "--format",
            defaultValue = "events",
            description = "How the input is read: events, irc, proactive-agent, github-comments, captions, streaming"
                    + " (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--parallelism", defaultValue = "2", description = "Parallelism (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "--disorder",
            defaultValue = "5 s",
            description = "How far events may lag behind (default: ${DEFAULT-VALUE}).")
    private String disorder;

    @Option(
            names = "--match-engine",
            defaultValue = "one-value",
            description = "one-value or pattern-stream; same matches (default: ${DEFAULT-VALUE}).")
    private String matchEngine;

    @Option(names = "--trusted", description = "Leave the words as they are: no redaction.")
    private boolean trusted;

    /**
     * A replay of the recording with an open loop.
     *
     * @throws IllegalArgumentException if an option is wrong, or nothing is there to be replayed
     */
    Replay replay(Installation installation, AssistantSpec spec) {
        Recording recording =
                Recording.of(input, format, Limits.startingAt(WallClock.system().instant()));
        Replay replay = new Replay(
                List.of(spec),
                installation.patternsOf(spec),
                trusted ? recording.trusted() : recording,
                parallelism,
                TopologyOptions.defaults().withDisorder(disorder()).withMatchEngine(engine()));
        // Wrong input shows before a cluster starts
        recording.files();
        return replay;
    }

    int parallelism() {
        return parallelism;
    }

    /** The recording's name for people. */
    String name() {
        return input.toAbsolutePath().normalize().getFileName().toString();
    }

    private Duration disorder() {
        try {
            return Durations.parse(disorder);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--disorder: " + e.getMessage(), e);
        }
    }

    private MatchEngineChoice engine() {
        return switch (matchEngine) {
            case "one-value" -> MatchEngineChoice.ONE_VALUE;
            case "pattern-stream" -> MatchEngineChoice.PATTERN_STREAM;
            default ->
                throw new IllegalArgumentException(
                        "--match-engine is '" + matchEngine + "', expected one-value or pattern-stream");
        };
    }
}
