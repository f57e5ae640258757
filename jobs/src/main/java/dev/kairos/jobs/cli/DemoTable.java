package dev.kairos.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.jobs.metrics.SessionFigures;
import dev.kairos.jobs.metrics.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The demo's figures as aligned text: one row per assistant and part, and one below it per baseline. */
final class DemoTable {
    private static final List<String> BASELINES = List.of("always", "never");

    private final List<String> lines = new ArrayList<>();

    DemoTable() {
        lines.add(line(
                "assistant",
                "part",
                "sessions",
                "events",
                "decisions",
                "spoken",
                "precision",
                "recall",
                "F1",
                "false/h",
                "speakRate"));
    }

    void add(String part, SessionFigures figures) {
        JsonNode n = figures.document().path("n");
        lines.add(line(
                figures.document().path("assistant").asText(),
                part,
                n.path("sessions").asText(),
                n.path("events").asText(),
                n.path("decisions").asText(),
                n.path("interventions").asText(),
                measures(figures::value)));
        for (String baseline : BASELINES) {
            lines.add(
                    line("  " + baseline, "", "", "", "", "", measures(metric -> figures.baseline(baseline, metric))));
        }
    }

    String text() {
        return String.join("\n", lines);
    }

    private static Object[] measures(ToDoubleFunction<String> values) {
        return new Object[] {
            Shown.figure(values.applyAsDouble("precision"), 2),
            Shown.figure(values.applyAsDouble("recall"), 2),
            Shown.figure(values.applyAsDouble("f1"), 2),
            Shown.figure(values.applyAsDouble("falseAlarmsPerHour"), 3),
            Shown.figure(values.applyAsDouble("speakRate"), 3)
        };
    }

    private static String line(Object... cells) {
        List<Object> flat = new ArrayList<>();
        for (Object cell : cells) {
            flat.addAll(cell instanceof Object[] several ? List.of(several) : List.of(cell));
        }
        return String.format(Locale.ROOT, "%-16s %-5s %8s %7s %9s %7s  %9s %6s %6s %8s %9s", flat.toArray())
                .stripTrailing();
    }
}
