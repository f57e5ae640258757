package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.SessionView.Awaited;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Guard.Stage;
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
            judgment = judgment.instead(Action.SILENT, judgment.reason() + "; " + choice.silence());
        }
        GuardedJudgment guarded = guarded(view, new GuardedJudgment(judgment, choice.plan(), choice.alternatives()));
        Optional<Plan> plan = guarded.judgment().action().isAudible()
                ? guarded.plan().map(one -> one.within(assistant.deadline().toMillis()))
                : Optional.empty();
        return new Resolved(
                decision(view, event, id, guarded.judgment(), guarded.alternatives(), plan), plan, guarded.judgment());
    }

    private GuardedJudgment guarded(SessionView view, GuardedJudgment wanted) {
        if (!wanted.judgment().action().isAudible()) {
            return isAlarmed(view) ? escalated(view, wanted) : wanted;
        }
        GuardedJudgment let = wanted.ruled(Stage.INPUT, guards.onInput(view));
        return let.equals(wanted)
                ? wanted.ruled(Stage.PLAN, guards.onPlan(view, wanted.plan().orElseThrow()))
                : let;
    }

    /** Where a detector sees danger the INPUT guards are asked though nothing was to be said: they may call a person. */
    private GuardedJudgment escalated(SessionView view, GuardedJudgment wanted) {
        Verdict verdict = guards.onInput(view);
        return verdict.ruling() == Verdict.Ruling.ESCALATE && !hasJustEscalated(view)
                ? wanted.ruled(Stage.INPUT, verdict)
                : wanted;
    }

    private static boolean isAlarmed(SessionView view) {
        return view.turn() != null
                && view.turn().event().type().isContent()
                && (view.strongest(SignalType.UNSAFE).isPresent()
                        || view.strongest(SignalType.JAILBREAK).isPresent());
    }

    /** Calls for a person are not held back by the cool-down of the session, only by an earlier call within it. */
    private boolean hasJustEscalated(SessionView view) {
        Awaited awaited = view.history().awaited();
        if (awaited != null && GuardedJudgment.ESCALATE.equals(awaited.act())) {
            return true;
        }
        Long last = view.history().lastSpoken();
        return GuardedJudgment.ESCALATE.equals(view.history().lastAct())
                && last != null
                && view.now() < last + assistant.coolDown().toMillis();
    }

    /** The turns that the responder of an audible decision may read. */
    List<RecentTurn> readable(String session, List<RecentTurn> turns) {
        return guards.readable(session, turns);
    }

    /**
     * A session that has just been spoken to is left alone for the assistant's cool-down, and nothing is added to what is
     * still on its way.
     */
    private Judgment cooled(SessionView view, Judgment judgment) {
        if (!judgment.action().isAudible() || judgment.action() == Action.ESCALATE) {
            return judgment;
        }
        Awaited awaited = view.history().awaited();
        if (awaited != null) {
            return judgment.instead(
                    Action.HOLD,
                    judgment.reason() + "; what was decided " + (view.now() - awaited.since()) / 1000
                            + " s ago is still on its way");
        }
        Long last = view.history().lastSpoken();
        if (last == null) {
            return judgment;
        }
        long left = last + assistant.coolDown().toMillis() - view.now();
        return left <= 0
                ? judgment
                : judgment.instead(Action.HOLD, judgment.reason() + "; session cool-down, " + left / 1000 + " s left");
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
