package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Planner;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trigger, session cool-down and planner of one assistant: from a view to a decision, without state or clock. */
final class Policy implements AutoCloseable {
    private final AssistantSpec assistant;
    private final int parameterVersion;
    private final Trigger trigger;
    private final Planner planner;
    private final EarlyGuards guards;

    /**
     * @param overrides numbers that replace the file's, by path {@code trigger.<name>} or {@code planner.<name>}
     * @param parameterVersion version of the overrides, 0 for none
     */
    Policy(AssistantSpec assistant, SlotCatalog catalog, Map<String, Double> overrides, int parameterVersion) {
        this.assistant = assistant;
        this.parameterVersion = parameterVersion;
        this.trigger = catalog.create(Trigger.class, overridden("trigger.", assistant.trigger(), overrides));
        this.planner = catalog.create(Planner.class, overridden("planner.", assistant.planner(), overrides));
        this.guards = new EarlyGuards(assistant, catalog);
    }

    private static SlotSpec overridden(String prefix, SlotSpec spec, Map<String, Double> overrides) {
        Map<String, Object> parameters = new LinkedHashMap<>(spec.parameters());
        overrides.forEach((path, value) -> {
            if (path.startsWith(prefix)) {
                parameters.put(path.substring(prefix.length()), value);
            }
        });
        return new SlotSpec(spec.id(), parameters);
    }

    /** Decides one point. */
    Resolved decide(SessionView view, @Nullable String event) {
        String id = view.session() + "/" + assistant.id() + "/" + view.point();
        long seed = SessionKey.seed(view.session(), id);
        Judgment judgment = cooled(view, trigger.judge(view, seed));
        Planner.Choice choice = planner.plan(view, judgment, seed);
        if (judgment.action().isAudible() && choice.plan().isEmpty()) {
            judgment = judgment.instead(Action.SILENT, judgment.reason() + "; the planner has nothing to say");
        } else if (judgment.action().isAudible()) {
            judgment = vetted(view, judgment, choice.plan().get());
        }
        Optional<Plan> plan = judgment.action().isAudible() ? choice.plan().map(this::timed) : Optional.empty();
        return new Resolved(decision(view, event, id, judgment, choice.alternatives(), plan), plan, judgment);
    }

    private Judgment vetted(SessionView view, Judgment judgment, Plan plan) {
        return guards.objection(view, plan)
                .map(objection -> judgment.instead(Action.SILENT, judgment.reason() + "; " + objection))
                .orElse(judgment);
    }

    /** A session that has just been spoken to is left alone for the assistant's cool-down. */
    private Judgment cooled(SessionView view, Judgment judgment) {
        Long last = view.history().lastSpoken();
        if (!judgment.action().isAudible() || last == null) {
            return judgment;
        }
        long left = last + assistant.coolDown().toMillis() - view.now();
        return left <= 0
                ? judgment
                : judgment.instead(Action.HOLD, judgment.reason() + "; session cool-down, " + left / 1000 + " s left");
    }

    private Plan timed(Plan plan) {
        return new Plan(
                plan.act(),
                plan.strategies(),
                plan.addressee(),
                plan.slots(),
                plan.mustInclude(),
                plan.mustAvoid(),
                plan.style(),
                assistant.deadline().toMillis(),
                plan.fallback());
    }

    private Decision decision(
            SessionView view,
            @Nullable String event,
            String id,
            Judgment judgment,
            List<Alternative> alternatives,
            Optional<Plan> plan) {
        return new Decision(
                id,
                view.session(),
                view.now(),
                event,
                judgment.action(),
                plan.map(Plan::act).orElse(null),
                judgment.score(),
                judgment.threshold(),
                judgment.reason(),
                alternatives,
                view.signals(),
                plan.map(Plan::addressee).orElse(null),
                false,
                null,
                null,
                List.of(),
                view.goal() == null ? null : view.goal().target(),
                null,
                assistant.name(),
                parameterVersion);
    }

    @Override
    public void close() {
        trigger.close();
        guards.close();
    }

    /** A decision, its plan if it is audible, and the judgment behind it. */
    record Resolved(Decision decision, Optional<Plan> plan, Judgment judgment) {}
}
