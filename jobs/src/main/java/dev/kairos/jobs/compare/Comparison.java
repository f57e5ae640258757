package dev.kairos.jobs.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.decision.Decision;
import dev.kairos.jobs.metrics.PairedFigures;
import dev.kairos.jobs.metrics.Shown;
import dev.kairos.jobs.report.ReportRun;
import dev.kairos.jobs.report.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two assistants on one recording: at which points they differ, and their figures side by side. Points are paired by what
 * opened them, so that one that only one of them looks at counts as silence of the other.
 */
public final class Comparison {
    /** What a comparison on a recording cannot say. */
    public static final String NOTE =
            "A recording cannot answer a different intervention: nobody in it reacts to what A or"
                    + " B would have said. Only the decisions are compared here; what would have followed takes simulated users or"
                    + " a live session.";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN_IN_REPORT = 5_000;

    private final ReportRun a;
    private final ReportRun b;
    private final PairedFigures figures;
    private final List<Difference> differences;
    private final Map<Difference.Kind, Integer> points = new EnumMap<>(Difference.Kind.class);

    private Comparison(ReportRun a, ReportRun b, List<Difference> all) {
        this.a = a;
        this.b = b;
        this.figures = PairedFigures.of(a.figures(), b.figures());
        all.forEach(one -> points.merge(one.kind(), 1, Integer::sum));
        this.differences = all.stream()
                .filter(one -> one.kind() != Difference.Kind.BOTH && one.kind() != Difference.Kind.NEITHER)
                .toList();
    }

    /**
     * Compares two runs on the same recording.
     *
     * @throws IOException if their files cannot be read
     */
    public static Comparison of(ReportRun a, ReportRun b) throws IOException {
        RunLog logA = RunLog.read(a.output());
        RunLog logB = RunLog.read(b.output());
        TreeSet<String> sessions = new TreeSet<>(logA.decisions().keySet());
        sessions.addAll(logB.decisions().keySet());
        List<Difference> all = new ArrayList<>();
        for (String session : sessions) {
            Map<String, Decision> ofA = byPoint(logA.decisions(session));
            Map<String, Decision> ofB = byPoint(logB.decisions(session));
            TreeSet<String> points = new TreeSet<>(ofA.keySet());
            points.addAll(ofB.keySet());
            List<Difference> here = new ArrayList<>();
            points.forEach(point -> here.add(new Difference(point, ofA.get(point), ofB.get(point))));
            here.sort(Comparator.comparingLong((Difference one) -> one.either().time())
                    .thenComparing(Difference::point));
            all.addAll(here);
        }
        return new Comparison(a, b, all);
    }

    private static Map<String, Decision> byPoint(List<Decision> decisions) {
        Map<String, Decision> byPoint = new TreeMap<>();
        decisions.forEach(decision -> byPoint.put(decision.point(), decision));
        return byPoint;
    }

    /** Writes {@code comparison.json} and {@code differences.jsonl}. */
    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("comparison.json"), document().toPrettyString() + "\n");
        Files.write(
                folder.resolve("differences.jsonl"),
                differences.stream().map(one -> one.json().toString()).toList());
    }

    /** The document written to {@code comparison.json}. */
    public ObjectNode document() {
        ObjectNode document = JSON.createObjectNode();
        document.put("a", a.assistant().name()).put("b", b.assistant().name());
        document.put("data", a.figures().document().path("data").asText());
        document.putObject("n")
                .put("sessions", a.figures().document().at("/n/sessions").asInt())
                .put("events", a.figures().document().at("/n/events").asInt());
        ObjectNode counts = document.putObject("points");
        counts.put("onlyA", count(Difference.Kind.ONLY_A));
        counts.put("onlyB", count(Difference.Kind.ONLY_B));
        counts.put("otherAct", count(Difference.Kind.OTHER_ACT));
        counts.put("both", count(Difference.Kind.BOTH));
        counts.put("neither", count(Difference.Kind.NEITHER));
        document.set("metrics", figures.document());
        document.put("seed", a.figures().document().path("seed").asLong());
        document.put("note", NOTE);
        return document;
    }

    /** The same for the report, with where they differ. */
    public ObjectNode forReport() {
        ObjectNode node = document();
        node.put("left", Math.max(0, differences.size() - SHOWN_IN_REPORT));
        ArrayNode lines = node.putArray("differences");
        differences.stream().limit(SHOWN_IN_REPORT).forEach(one -> lines.addObject()
                .put("kind", one.kind().name())
                .put("session", one.either().session())
                .put("point", one.point())
                .put("time", one.either().time())
                .put("a", words(one.a()))
                .put("b", words(one.b())));
        return node;
    }

    private static String words(@Nullable Decision decision) {
        if (decision == null) {
            return "looked at no such point";
        }
        String act = decision.act() == null ? "" : " (" + decision.act() + ")";
        String kept = decision.suppressedBy() == null ? "" : ", kept back by " + decision.suppressedBy();
        return decision.action() + act + kept + ": " + decision.reason();
    }

    /** The comparison in a few lines for a person. */
    public String summary() {
        JsonNode document = document();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "A is %s, B is %s, on %s: %d sessions, %d events",
                document.path("a").asText(),
                document.path("b").asText(),
                document.path("data").asText(),
                document.at("/n/sessions").asInt(),
                document.at("/n/events").asInt()));
        line(text, "only A would speak", count(Difference.Kind.ONLY_A));
        line(text, "only B would speak", count(Difference.Kind.ONLY_B));
        line(text, "both, but another act", count(Difference.Kind.OTHER_ACT));
        line(text, "both alike", count(Difference.Kind.BOTH));
        line(text, "neither", count(Difference.Kind.NEITHER));
        text.append(String.format(Locale.ROOT, "%n%-22s %8s %8s   %s", "", "A", "B", "B - A [95 %, paired]"));
        document.path("metrics")
                .properties()
                .forEach(metric -> text.append(String.format(
                        Locale.ROOT,
                        "%n  %-20s %8s %8s   %s [%s, %s]",
                        metric.getKey(),
                        shown(metric.getValue(), "/a/value"),
                        shown(metric.getValue(), "/b/value"),
                        shown(metric.getValue(), "/difference/value"),
                        shown(metric.getValue(), "/difference/low"),
                        shown(metric.getValue(), "/difference/high"))));
        return text.append(System.lineSeparator()).append(NOTE).toString();
    }

    private int count(Difference.Kind kind) {
        return points.getOrDefault(kind, 0);
    }

    private static void line(StringBuilder text, String what, int count) {
        text.append(String.format(Locale.ROOT, "%n  %-24s %6d", what, count));
    }

    private static String shown(JsonNode metric, String path) {
        return Shown.figure(metric.at(path).asDouble(Double.NaN), 3);
    }
}
