package dev.kairos.models.trigger;

import dev.kairos.core.decision.Action;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches several types of signals, each with a threshold of its own. Either the first of the table that reaches its
 * threshold decides, or the one that exceeds it by most. When none does, the one that came nearest is reported.
 */
public final class SeveralSignalsTrigger implements Trigger {
    private final Map<SignalType, Double> thresholds;
    private final Order order;
    private final Action action;

    /** Which of several signals decides. */
    public enum Order {
        /** The first in the order of the table. */
        FIRST,
        /** The one with the largest margin over its threshold. */
        STRONGEST
    }

    /** A score beside its threshold; a score of 0 stands for no signal, which no threshold lets through. */
    private record Weighed(SignalType type, double score, double threshold) {
        double margin() {
            return score == 0 ? -1 - threshold : score - threshold;
        }
    }

    /**
     * @param thresholds score to reach by type, in order of precedence
     * @param order which of several decides
     * @param action what to do
     * @throws IllegalArgumentException if no signal is named
     */
    public SeveralSignalsTrigger(Map<SignalType, Double> thresholds, Order order, Action action) {
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("signals is empty, expected for example {DERAILMENT: 0.6}");
        }
        this.thresholds = new LinkedHashMap<>(thresholds);
        this.order = order;
        this.action = action;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        List<Weighed> weighed = thresholds.entrySet().stream()
                .map(entry -> new Weighed(entry.getKey(), score(view, entry.getKey()), entry.getValue()))
                .toList();
        Weighed nearest = weighed.stream()
                .max(Comparator.comparingDouble(Weighed::margin))
                .orElseThrow();
        if (nearest.margin() < 0) {
            String reason = nearest.score() == 0
                    ? Wording.nothingNew(view, nearest.type())
                    : Wording.missed(nearest.type(), nearest.score(), nearest.threshold());
            return Judgment.of(Action.WAIT, nearest.score(), nearest.threshold(), nearest.type(), reason);
        }
        Weighed chosen = order == Order.STRONGEST
                ? nearest
                : weighed.stream().filter(one -> one.margin() >= 0).findFirst().orElse(nearest);
        String reason = Wording.reached(view, chosen.type(), chosen.score(), chosen.threshold());
        return Judgment.of(action, chosen.score(), chosen.threshold(), chosen.type(), reason);
    }

    private static double score(SessionView view, SignalType type) {
        Optional<Signal> news = News.strongest(view, type);
        return news.map(Signal::score).orElse(0.0);
    }

    private static List<Parameter> declared() {
        return List.of(
                Parameter.of(
                        "signals",
                        Parameter.Kind.TABLE,
                        null,
                        "Threshold by signal type, at least one, in order of precedence."),
                TriggerParameters.action());
    }

    private static Trigger made(Parameters parameters, Order order) {
        Map<SignalType, Double> thresholds = new LinkedHashMap<>();
        parameters
                .table("signals")
                .forEach((name, threshold) -> thresholds.put(
                        TriggerParameters.signal(name), TriggerParameters.share("signals." + name, threshold)));
        return new SeveralSignalsTrigger(thresholds, order, TriggerParameters.action(parameters));
    }

    /** Makes the trigger whose first signal decides. */
    public static final class AnyOfFactory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "any-of";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "acts on the first of several signals that reaches its own threshold";
        }

        @Override
        public List<Parameter> parameters() {
            return declared();
        }

        @Override
        public Trigger create(Parameters parameters) {
            return made(parameters, Order.FIRST);
        }
    }

    /** Makes the trigger whose strongest signal decides. */
    public static final class StrongestFactory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "strongest";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "acts on the signal that exceeds its own threshold by most";
        }

        @Override
        public List<Parameter> parameters() {
            return declared();
        }

        @Override
        public Trigger create(Parameters parameters) {
            return made(parameters, Order.STRONGEST);
        }
    }
}
