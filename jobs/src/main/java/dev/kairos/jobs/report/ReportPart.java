package dev.kairos.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.slot.Gold;
import dev.kairos.jobs.metrics.GoldFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** One recording of the report with the assistants that were replayed on it. */
final class ReportPart {
    private final String name;
    private final Map<String, List<SessionEvent>> turns;
    private final Map<String, List<Gold>> gold;
    private final List<LoadedRun> runs = new ArrayList<>();
    private final SessionJson json = new SessionJson();

    /**
     * Reads what the runs of a part read and wrote.
     *
     * @param runs runs on the same recording, by their number in the report
     */
    ReportPart(String name, Map<Integer, ReportRun> runs) throws IOException {
        this.name = name;
        ReportRun first = runs.values().iterator().next();
        this.turns = RecordedTurns.read(first.recording());
        this.gold = GoldFiles.read(Path.of(first.recording().path()));
        for (Map.Entry<Integer, ReportRun> run : runs.entrySet()) {
            LoadedRun loaded = LoadedRun.of(run.getKey(), run.getValue());
            turns.values().forEach(events -> events.forEach(loaded.log()::hear));
            this.runs.add(loaded);
        }
    }

    String name() {
        return name;
    }

    /** Every session that was recorded or decided upon. */
    SortedSet<String> sessions() {
        SortedSet<String> sessions = new TreeSet<>(turns.keySet());
        runs.forEach(run -> sessions.addAll(run.log().decisions().keySet()));
        return sessions;
    }

    /** What the assistants did in a session; only those that decided anything there. */
    List<SessionRun> runs(String session) {
        List<Gold> known = gold.isEmpty() ? null : gold.getOrDefault(session, List.of());
        return runs.stream()
                .map(run -> SessionRun.of(run, session, known))
                .filter(run -> !run.decisions().isEmpty())
                .toList();
    }

    /** The line of a session in the list of sessions. */
    ObjectNode entry(String session, List<SessionRun> found) {
        List<SessionEvent> events = turns.getOrDefault(session, List.of());
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("id", session).put("part", name).put("turns", events.size());
        TreeSet<String> people = new TreeSet<>();
        TreeSet<Long> times = new TreeSet<>();
        events.forEach(event -> {
            people.add(event.actor().id());
            times.add(event.time());
        });
        people.forEach(person -> entry.withArray("people").add(person));
        ObjectNode numbers = entry.putObject("runs");
        for (SessionRun run : found) {
            numbers.set(String.valueOf(run.source().number()), counts(run));
            run.decisions().forEach(decision -> times.add(decision.time()));
        }
        return entry.put("start", times.first()).put("end", times.last());
    }

    private static ObjectNode counts(SessionRun run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode fates = node.putObject("fates");
        run.byFate().forEach((fate, count) -> fates.put(fate.name(), count));
        ArrayNode actions = node.putArray("actions");
        run.actions().forEach(actions::add);
        run.checks().forEach(check -> node.withArray("checks").add(check));
        run.outcomes().forEach(outcome -> node.withArray("outcomes").add(outcome));
        if (run.missed() > 0) {
            node.put("missed", run.missed());
        }
        if (run.falseAlarms() > 0) {
            node.put("falseAlarms", run.falseAlarms());
        }
        return node;
    }

    /** Everything about a session. */
    ObjectNode story(String session, List<SessionRun> found) {
        ObjectNode story = JsonNodeFactory.instance.objectNode();
        ArrayNode events = story.putArray("turns");
        turns.getOrDefault(session, List.of()).forEach(event -> events.add(json.turn(event)));
        ArrayNode wishes = story.putArray("gold");
        gold.getOrDefault(session, List.of()).forEach(one -> wishes.add(json.gold(one)));
        ObjectNode decisions = story.putObject("decisions");
        ObjectNode missed = story.putObject("missed");
        for (SessionRun run : found) {
            String number = String.valueOf(run.source().number());
            decisions.set(number, decisions(run));
            if (run.matching() != null && run.missed() > 0) {
                ArrayNode spans = missed.putArray(number);
                run.matching().missed().forEach(span -> spans.add(json.gold(span)));
            }
        }
        return story;
    }

    private ArrayNode decisions(SessionRun run) {
        RunLog log = run.source().log();
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < run.decisions().size(); i++) {
            Explanation explanation = Explanation.of(log, run.source().steps(), run.decisions(), i);
            nodes.add(json.decision(
                    run.decisions().get(i), explanation, log, run.source().steps(), run.isWanted(i)));
        }
        return nodes;
    }
}
