package dev.kairos.jobs.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.json.OutcomeJson;
import dev.kairos.core.json.PublishedEvents;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.jobs.replay.ReplayOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a replay, or a job whose topics were written to files, decided, said and heard. */
public final class RunLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, List<Decision>> decisions;
    private final Map<String, Intervention> interventions = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<String, Integer> deadLetters = new TreeMap<>();

    private RunLog(Map<String, List<Decision>> decisions) {
        this.decisions = decisions;
    }

    /**
     * Reads the output folder of a replay; only {@code decisions.jsonl} has to be there.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if a line is not what its file should hold
     */
    public static RunLog read(Path folder) throws IOException {
        RunLog log = new RunLog(lines(folder, ReplayOutput.DECISIONS, DecisionJson::read).stream()
                .sorted(Decision.LOG_ORDER)
                .collect(Collectors.groupingBy(Decision::session, TreeMap::new, Collectors.toList())));
        lines(folder, ReplayOutput.INTERVENTIONS, InterventionJson::read)
                .forEach(one -> log.interventions.put(one.id(), one));
        lines(folder, ReplayOutput.OUTCOMES, OutcomeJson::read)
                .forEach(one -> log.outcomes.put(one.intervention(), one));
        lines(folder, ReplayOutput.DEAD_LETTERS, RunLog::reason)
                .forEach(reason -> log.deadLetters.merge(reason, 1, Integer::sum));
        return log;
    }

    /** All decisions, by session, in the order of the log. */
    public Map<String, List<Decision>> decisions() {
        return decisions;
    }

    /** The decisions of one session in the order of the log. */
    public List<Decision> decisions(String session) {
        return decisions.getOrDefault(session, List.of());
    }

    /** What became of an admitted decision, or null. */
    public @Nullable Intervention intervention(Decision decision) {
        return interventions.get(decision.id());
    }

    /** What came of an intervention, or null. */
    public @Nullable Outcome outcome(Decision decision) {
        return outcomes.get(decision.id());
    }

    /** Takes in what came back on the input: where a recording is the log of the run itself, nobody was asked again. */
    void hear(SessionEvent event) {
        PublishedEvents.intervention(event).ifPresent(one -> interventions.putIfAbsent(one.id(), one));
        PublishedEvents.outcome(event).ifPresent(one -> outcomes.putIfAbsent(one.intervention(), one));
    }

    /** Dead letters by reason. */
    Map<String, Integer> deadLetters() {
        return deadLetters;
    }

    private static String reason(String line) {
        try {
            return JSON.readTree(line).path("reason").asText();
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalArgumentException("dead letter is not JSON: " + line, broken);
        }
    }

    private static <T> List<T> lines(Path folder, String name, Function<String, T> read) throws IOException {
        Path file = folder.resolve(name + ".jsonl");
        if (!Files.exists(file) && !name.equals(ReplayOutput.DECISIONS)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(read).toList();
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(file + ": " + broken.getMessage(), broken);
        }
    }
}
