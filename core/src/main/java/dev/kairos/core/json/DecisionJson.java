package dev.kairos.core.json;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;

/** Decisions as JSON lines: the audit log. */
public final class DecisionJson {
    private DecisionJson() {}

    /** The line, without its end. Until when a signal counts is not part of the log. */
    public static String write(Decision decision) {
        return JsonLine.of(line -> {
            opening(line, decision);
            line.objects("alternatives", decision.alternatives(), DecisionJson::alternative)
                    .objects("signals", decision.signals(), DecisionJson::signal)
                    .text("addressee", decision.addressee())
                    .flag("admitted", decision.admitted())
                    .text("suppressedBy", decision.suppressedBy())
                    .time("deferredUntil", decision.deferredUntil())
                    .objects("checks", decision.checks(), DecisionJson::check)
                    .text("goal", decision.goal())
                    .text("belief", decision.belief())
                    .text("assistant", decision.assistant())
                    .integer("parameters", decision.parameters());
        });
    }

    /**
     * Reads a line that {@link #write} wrote; its signals count at the time of the decision only.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Decision read(String line) {
        JsonFields fields = JsonFields.of("decision", line);
        long time = fields.time("time");
        return new Decision(
                fields.text("id"),
                fields.text("session"),
                time,
                fields.optionalText("event"),
                fields.choice("action", Action.class),
                fields.optionalText("act"),
                fields.number("score"),
                fields.number("threshold"),
                fields.text("reason"),
                fields.objects("alternatives", DecisionJson::alternative),
                fields.objects("signals", signal -> signal(signal, time)),
                fields.optionalText("addressee"),
                fields.flag("admitted"),
                fields.optionalText("suppressedBy"),
                fields.optionalTime("deferredUntil"),
                fields.objects("checks", DecisionJson::check),
                fields.optionalText("goal"),
                fields.optionalText("belief"),
                fields.text("assistant"),
                fields.integer("parameters"));
    }

    private static void opening(JsonLine line, Decision decision) {
        line.version()
                .text("id", decision.id())
                .text("session", decision.session())
                .time("time", decision.time())
                .text("event", decision.event())
                .text("action", decision.action().name())
                .text("act", decision.act())
                .number("score", decision.score())
                .number("threshold", decision.threshold())
                .text("reason", decision.reason());
    }

    private static void alternative(JsonLine line, Alternative alternative) {
        line.text("action", alternative.action().name())
                .number("value", alternative.value())
                .number("propensity", alternative.propensity());
    }

    private static Alternative alternative(JsonFields fields) {
        return new Alternative(
                fields.choice("action", Action.class), fields.number("value"), fields.number("propensity"));
    }

    private static void signal(JsonLine line, Signal signal) {
        line.text("type", signal.type().name())
                .number("score", signal.score())
                .text("by", signal.by())
                .texts("evidence", signal.evidence());
    }

    private static Signal signal(JsonFields fields, long time) {
        return new Signal(
                fields.choice("type", SignalType.class),
                fields.number("score"),
                fields.text("by"),
                fields.texts("evidence"),
                time);
    }

    private static void check(JsonLine line, CheckResult check) {
        line.text("id", check.id()).flag("ok", check.ok()).text("value", check.value());
    }

    private static CheckResult check(JsonFields fields) {
        return new CheckResult(fields.text("id"), fields.flag("ok"), fields.optionalText("value"));
    }
}
