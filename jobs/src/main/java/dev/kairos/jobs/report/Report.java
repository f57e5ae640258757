package dev.kairos.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.jobs.metrics.GoldFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.html}. The list of sessions is always complete; the details of sessions are packed until the file has
 * reached its bound, those with most to see first.
 */
public final class Report {
    private static final long DEFAULT_BOUND = 32L << 20;

    private final String title;
    private final List<ReportRun> runs;
    private final @Nullable ObjectNode comparison;
    private final long bound;

    private Report(String title, List<ReportRun> runs, @Nullable ObjectNode comparison, long bound) {
        this.title = title;
        this.runs = List.copyOf(runs);
        this.comparison = comparison;
        this.bound = bound;
    }

    /** A report on runs that have ended. */
    public static Report of(String title, List<ReportRun> runs) {
        return new Report(title, runs, null, DEFAULT_BOUND);
    }

    /** The same report with where two of its assistants differ. */
    public Report comparing(ObjectNode differences) {
        return new Report(title, runs, differences, bound);
    }

    /**
     * The same report with another bound.
     *
     * @param characters how many characters the packed details of sessions may take
     */
    Report boundedBy(long characters) {
        return new Report(title, runs, comparison, characters);
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        List<ReportPart> parts = parts();
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        index.put("title", title);
        ArrayNode all = index.putArray("runs");
        runs.forEach(run -> all.add(run(run)));
        Moments moments = new Moments(
                runs.stream().allMatch(run -> GoldFiles.actsOf(run.assistant()).isEmpty()));
        List<Told> sessions = sessions(parts, moments);
        PackedStories packed = pack(sessions);
        ArrayNode entries = index.putArray("sessions");
        sessions.stream().map(Told::entry).forEach(entries::add);
        index.set("moments", moments.json());
        if (comparison != null) {
            index.set("comparison", comparison);
        }
        ReportFile.write(file, title, index, packed.chunks());
    }

    private List<ReportPart> parts() throws IOException {
        Map<String, Map<Integer, ReportRun>> byPart = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            byPart.computeIfAbsent(runs.get(i).part(), part -> new LinkedHashMap<>())
                    .put(i, runs.get(i));
        }
        List<ReportPart> parts = new ArrayList<>();
        for (Map.Entry<String, Map<Integer, ReportRun>> part : byPart.entrySet()) {
            parts.add(new ReportPart(part.getKey(), part.getValue()));
        }
        return parts;
    }

    private static ObjectNode run(ReportRun run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("label", run.label()).put("assistant", run.assistant().name()).put("part", run.part());
        node.set("figures", run.figures().document());
        node.put("coolDown", run.assistant().coolDown().toMillis());
        ArrayNode acts = node.putArray("acts");
        GoldFiles.actsOf(run.assistant()).forEach(acts::add);
        ObjectNode patterns = node.putObject("patterns");
        run.patterns().forEach(pattern -> patterns.put(pattern.name(), pattern.text()));
        return node;
    }

    /** A session with its line in the list. */
    private record Told(ReportPart part, String session, ObjectNode entry, int interest) {}

    private static List<Told> sessions(List<ReportPart> parts, Moments moments) {
        List<Told> sessions = new ArrayList<>();
        for (ReportPart part : parts) {
            for (String session : part.sessions()) {
                List<SessionRun> found = part.runs(session);
                found.forEach(run -> moments.consider(part.name(), run));
                int interest =
                        found.stream().mapToInt(SessionRun::interest).max().orElse(0);
                sessions.add(new Told(part, session, part.entry(session, found), interest));
            }
        }
        return sessions;
    }

    /** Packs the details, those with most to see first, and notes in each line where they lie. */
    private PackedStories pack(List<Told> sessions) throws IOException {
        PackedStories packed = new PackedStories(bound);
        List<Told> order = new ArrayList<>(sessions);
        order.sort(Comparator.comparingInt(Told::interest).reversed());
        for (Told told : order) {
            if (packed.isFull()) {
                break;
            }
            packed.add(
                    told.entry(), told.part().story(told.session(), told.part().runs(told.session())));
        }
        packed.finish();
        return packed;
    }
}
