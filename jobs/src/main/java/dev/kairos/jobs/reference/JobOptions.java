package dev.kairos.jobs.reference;

import static dev.kairos.jobs.reference.MarkdownTable.code;

import dev.kairos.core.ingest.Limits;
import dev.kairos.core.time.Durations;
import dev.kairos.jobs.topology.LiveOptions;
import dev.kairos.jobs.topology.LoopOptions;
import dev.kairos.jobs.topology.TopologyOptions;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What can be set about the job as a whole, described. */
final class JobOptions {
    private static final Map<String, String> TOPOLOGY = Map.ofEntries(
            Map.entry(
                    "disorder",
                    "How far event times may lag behind the largest one seen, per source (`replay --disorder`)."),
            Map.entry("sessionTtl", "Event time after which a silent session is closed and forgotten."),
            Map.entry(
                    "personTtl",
                    "Event time after which a person of whom nothing was heard is no longer known to ADMIT and WATCH,"
                            + " wishes included."),
            Map.entry("consultDelay", "Event time that an answer of CONSULT takes in replay and simulation."),
            Map.entry("respondDelay", "Event time that an answer of RESPOND takes in replay and simulation."),
            Map.entry("consultCapacity", "Queries of CONSULT in flight per subtask."),
            Map.entry("respondCapacity", "Calls of responders in flight per subtask."),
            Map.entry("retries", "Further calls of a responder after a failed one, inside the deadline."),
            Map.entry("guardDeadline", "Longest wait for the output guards of one reply; then it is blocked."),
            Map.entry(
                    "matchEngine",
                    "Which engine runs the patterns, one-value or pattern-stream"
                            + " (`replay --match-engine`); the matches are the same."),
            Map.entry(
                    "loop",
                    "Whether what the job says comes back to it (`replay --loop`), see below; open in replay, closed live."),
            Map.entry("live", "What holds when events come as they happen, see below; none in replay and simulation."));

    private static final Map<String, String> LIVE = Map.of(
            "clock", "Where the wall clock comes from.",
            "tick", "How often event time is carried on while no event arrives.",
            "quiet", "Silence of a source after which it is taken to have nothing left behind.",
            "consultDeadline", "Longest wait for a probe; then there is no evidence.",
            "callsPerSession", "Calls in flight for one session, per stage and subtask; more take the fallback.");

    private static final Map<String, String> LOOP = Map.of(
            "kind", "Open, closed, or recorded: closed by a log that holds all answers.",
            "returnDelay",
                    "Event time after which an intervention or an outcome comes back; above three checkpoint"
                            + " intervals, or it returns late.",
            "awaitReturn",
                    "Event time, beyond an assistant's deadline, for which a decision on its way holds back"
                            + " further ones.");

    private static final Map<String, String> LIMITS = Map.of(
            "textBytes", "Longest text, bytes of UTF-8.",
            "lineBytes", "Longest record, bytes.",
            "attributes", "Most attributes.",
            "nesting", "Deepest nesting of objects and arrays, the record itself being 1.",
            "earliest", "First event time accepted.",
            "latest", "Last event time accepted.",
            "idLength", "Longest id of a session, event or actor, UTF-16 units.");

    private JobOptions() {}

    /** Options with their defaults, then the limits of records. */
    static String table() {
        MarkdownTable options = new MarkdownTable("option", "default", "meaning");
        rows(TopologyOptions.defaults(), TOPOLOGY).forEach(options::add);
        MarkdownTable loop = new MarkdownTable("loop option", "default", "meaning");
        rows(LoopOptions.defaults(), LOOP).forEach(loop::add);
        MarkdownTable live = new MarkdownTable("live option", "default", "meaning");
        rows(LiveOptions.defaults(), LIVE).forEach(live::add);
        MarkdownTable limits = new MarkdownTable("limit", "default", "meaning");
        rows(Limits.startingAt(Limits.EARLIEST), LIMITS).forEach(limits::add);
        return options + "\nOf the loop; a replay of a log takes the values of the run that wrote it:\n\n" + loop
                + "\nLive, with the heartbeat on:\n\n" + live
                + "\nWhat lies beyond a limit becomes a dead letter, never cut in silence:\n\n" + limits;
    }

    private static List<String[]> rows(Record defaults, Map<String, String> meanings) {
        Map<String, String> left = new TreeMap<>(meanings);
        List<String[]> rows = new ArrayList<>();
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            String meaning = left.remove(component.getName());
            if (meaning == null) {
                throw new IllegalStateException(defaults.getClass().getSimpleName() + "." + component.getName()
                        + " has no meaning in " + JobOptions.class.getSimpleName() + "; add one");
            }
            rows.add(new String[] {code(component.getName()), code(shown(component, defaults)), meaning});
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException(left.keySet() + " are no components of "
                    + defaults.getClass().getSimpleName() + "; take them out");
        }
        return rows;
    }

    private static String shown(RecordComponent component, Record defaults) {
        if (component.getName().equals("latest")) {
            return "start of the job + 1 d";
        }
        if (component.getName().equals("clock")) {
            return "the machine's clock";
        }
        if (component.getName().equals("live")) {
            return "none";
        }
        if (component.getName().equals("loop")) {
            return LoopOptions.defaults().kind().name().toLowerCase(Locale.ROOT);
        }
        try {
            Object value = component.getAccessor().invoke(defaults);
            if (component.getName().equals("earliest")) {
                return Instant.ofEpochMilli((Long) value).toString();
            }
            return value instanceof Duration duration
                    ? Durations.format(duration)
                    : String.valueOf(value).toLowerCase(Locale.ROOT).replace('_', '-');
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the default of " + component.getName() + " cannot be read", e);
        }
    }
}
