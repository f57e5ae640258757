package dev.kairos.jobs.replay;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.recording.MergedRecording;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Replays of the bundled sessions by the bundled assistants, all in one job. */
final class BundledReplays {
    static final String FALLBACK = "Let us take a breath.";

    private static final Installation HERE = Installation.here();

    private BundledReplays() {}

    /** Every bundled assistant, and one that looks twice where it is unsure, with words to fall back on. */
    static List<AssistantSpec> assistants() {
        return Stream.concat(HERE.assistants().values().stream(), Stream.of(secondLook()))
                .map(HERE::assistant)
                .map(one -> with(one, one.trigger(), with(one.planner(), "fallback", FALLBACK), one.responder()))
                .toList();
    }

    /** The file of the assistant that looks twice. */
    static Path secondLook() {
        try {
            return Path.of(Objects.requireNonNull(BundledReplays.class.getResource("/assistants/second-look.yaml"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the assistant of the tests has no path", e);
        }
    }

    /** The same assistants with another responder and 200 ms of patience. */
    static List<AssistantSpec> answering(List<AssistantSpec> assistants, SlotSpec responder) {
        return assistants.stream()
                .map(one -> with(one, one.trigger(), one.planner(), responder))
                .toList();
    }

    /** The same assistant with another deadline. */
    static AssistantSpec within(AssistantSpec one, Duration deadline) {
        return with(one, one.trigger(), one.planner(), one.responder(), deadline);
    }

    /** The same assistants with another trigger. */
    static List<AssistantSpec> triggered(List<AssistantSpec> assistants, SlotSpec trigger) {
        return assistants.stream()
                .map(one -> with(one, trigger, one.planner(), one.responder()))
                .toList();
    }

    static Replay of(List<AssistantSpec> assistants, int parallelism, Duration respondDelay) {
        List<PatternSpec> patterns = HERE.patterns().values().stream()
                .filter(pattern ->
                        assistants.stream().anyMatch(one -> one.patterns().contains(pattern.id())))
                .toList();
        Recording recording = Recording.of(
                HERE.sessions().resolve("tune"),
                "events",
                Limits.startingAt(WallClock.system().instant()));
        return new Replay(
                assistants,
                patterns,
                recording,
                parallelism,
                TopologyOptions.defaults().withRespondDelay(respondDelay));
    }

    /** Event times of a replay's events, in the order in which they are read. */
    static List<Long> times(Replay replay) {
        List<Long> times = new ArrayList<>();
        try (MergedRecording records = replay.recording().open(replay.tail().toMillis())) {
            for (Ingested record = records.next(); record.event() != null; record = records.next()) {
                times.add(record.event().time());
            }
        }
        return times;
    }

    /** The lines of an output, without what a wall clock measured. */
    static List<String> lines(Path output, String name) throws IOException {
        try (Stream<String> lines = Files.lines(output.resolve(name + ".jsonl"))) {
            return lines.map(line -> line.replaceAll("\"timing\":\\{[^}]*}", "\"timing\":{}"))
                    .toList();
        }
    }

    private static AssistantSpec with(AssistantSpec one, SlotSpec trigger, SlotSpec planner, SlotSpec responder) {
        return with(one, trigger, planner, responder, Duration.ofMillis(200));
    }

    private static AssistantSpec with(
            AssistantSpec one, SlotSpec trigger, SlotSpec planner, SlotSpec responder, Duration deadline) {
        return new AssistantSpec(
                one.id(),
                one.version(),
                one.sessions(),
                one.encoder(),
                one.consult(),
                one.detectors(),
                one.patterns(),
                trigger,
                planner,
                one.admit(),
                responder,
                one.scorers(),
                one.selector(),
                one.guards(),
                one.outcome(),
                one.silenceMarks(),
                one.coolDown(),
                deadline,
                one.tolerate());
    }

    private static SlotSpec with(SlotSpec spec, String name, Object value) {
        Map<String, Object> parameters = new LinkedHashMap<>(spec.parameters());
        parameters.put(name, value);
        return new SlotSpec(spec.id(), parameters);
    }
}
