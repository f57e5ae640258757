package dev.kairos.models.trigger;

import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.util.List;

/**
 * Asks a slow trigger only where a fast one is unsure (P17): if the fast score lies in [low, high), the slow judgment
 * counts, otherwise the fast one.
 */
public final class GatedTrigger implements Trigger {
    private final Trigger fast;
    private final Trigger slow;
    private final double low;
    private final double high;

    /**
     * @param fast judges every decision point
     * @param slow judges those inside the band
     * @param low lower end of the band, inclusive
     * @param high upper end of the band, exclusive
     * @throws IllegalArgumentException if low is above high
     */
    public GatedTrigger(Trigger fast, Trigger slow, double low, double high) {
        if (low > high) {
            throw new IllegalArgumentException("low is " + low + ", high is " + high + "; expected low <= high");
        }
        this.fast = fast;
        this.slow = slow;
        this.low = low;
        this.high = high;
    }

    @Override
    public Judgment judge(SessionView view, long seed) {
        Judgment first = fast.judge(view, seed);
        boolean unsure = first.score() >= low && first.score() < high;
        if (!unsure) {
            return first;
        }
        Judgment second = slow.judge(view, seed);
        return second.instead(second.action(), first.reason() + "; " + second.reason());
    }

    @Override
    public void close() {
        try {
            fast.close();
        } finally {
            slow.close();
        }
    }

    /** Makes the trigger. */
    public static final class Factory implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "gated";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "a slow trigger where the fast one is unsure";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.slot("fast", Trigger.class, null, "Trigger that judges every decision point."),
                    Parameter.slot("slow", Trigger.class, null, "Trigger that judges inside the band."),
                    Parameter.of("low", Parameter.Kind.NUMBER, null, "Fast score from which on it is unsure."),
                    Parameter.of("high", Parameter.Kind.NUMBER, null, "Fast score from which on it is sure again."));
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new GatedTrigger(
                    parameters.slot("fast", Trigger.class),
                    parameters.slot("slow", Trigger.class),
                    parameters.number("low"),
                    parameters.number("high"));
        }
    }
}
