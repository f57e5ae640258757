package dev.kairos.operators.log;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import dev.kairos.operators.decide.Resolution;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Takes the decision out of what was resolved, for the log. Here each decision passes once, whatever became of it, so it
 * is counted here: by assistant and action, and by the check that suppressed it.
 */
public final class LogDecision extends RichMapFunction<Resolution, Decision> {
    public static final String UID = "decisions-to-log";
    private static final long serialVersionUID = 1L;

    private final List<AssistantSpec> assistants;
    private transient Map<String, Counter> decisions;
    private transient Map<String, Counter> suppressions;

    /** @param assistants assistants of the job */
    public LogDecision(List<AssistantSpec> assistants) {
        this.assistants = List.copyOf(assistants);
    }

    @Override
    public void open(OpenContext context) {
        decisions = new HashMap<>();
        suppressions = new HashMap<>();
        // All at once, so that what has not happened yet is a zero and not a gap
        for (AssistantSpec assistant : assistants) {
            for (Action action : Action.values()) {
                decision(assistant.name(), action);
            }
            Stream.of(assistant.admit().checks(), assistant.admit().tenant())
                    .flatMap(List::stream)
                    .forEach(check -> suppression(check.id()));
        }
    }

    @Override
    public Decision map(Resolution resolution) {
        Decision decision = resolution.decision();
        decision(decision.assistant(), decision.action()).inc();
        String check = decision.suppressedBy();
        if (check != null) {
            suppression(check).inc();
        }
        return decision;
    }

    private Counter decision(String assistant, Action action) {
        return decisions.computeIfAbsent(assistant + " " + action, unknown -> metrics()
                .addGroup("assistant", assistant)
                .addGroup("action", action.name().toLowerCase(Locale.ROOT))
                .counter("decisions"));
    }

    private Counter suppression(String check) {
        return suppressions.computeIfAbsent(
                check, unknown -> metrics().addGroup("check", check).counter("suppressions"));
    }

    private MetricGroup metrics() {
        return getRuntimeContext().getMetricGroup();
    }
}
