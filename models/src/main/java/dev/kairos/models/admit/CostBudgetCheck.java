package dev.kairos.models.admit;

import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Usage;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameter.Kind;
import dev.kairos.core.slot.Parameters;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keeps what replies are estimated to cost within a budget, by stepping the responder down: the best step while enough
 * is left, then cheaper ones, and at last silence. Every step but the last leaves a reserve to those after it, so that
 * the better half of a day is not followed by a mute one.
 */
public final class CostBudgetCheck implements Check {
    private static final String ID = "cost-budget";
    private static final String MONTH = "month";
    private static final long SLACK = 2 * 86_400_000L;

    private final double limit;
    private final double reserve;
    private final boolean isMonthly;
    private final List<Step> steps;

    /**
     * One step of the ladder.
     *
     * @param name what people call it
     * @param cost what one reply of it is estimated to cost
     */
    private record Step(String name, double cost) {}

    private CostBudgetCheck(double limit, double reserve, boolean isMonthly, List<Step> steps) {
        this.limit = limit;
        this.reserve = reserve;
        this.isMonthly = isMonthly;
        this.steps = steps;
    }

    @Override
    public Finding check(Admission admission) {
        double used = admission.account().spent(entry(admission));
        int step = step(admission);
        Usage usage = new Usage(used, limit, step > 0);
        String value = Figures.of(used) + " of " + Figures.of(limit) + " since " + beginning(admission);
        return step < steps.size()
                ? Finding.of(ID, true, steps.get(step).name() + ", " + value, null, usage)
                        .by(step)
                : Finding.of(ID, false, value, end(admission), usage);
    }

    @Override
    public List<Charge> charges(Admission admission) {
        Step step = steps.get(Math.min(step(admission), steps.size() - 1));
        return List.of(new Charge(entry(admission), step.cost(), limit, end(admission) + SLACK));
    }

    /** The first step that the budget has room for; the number of steps if there is none. */
    private int step(Admission admission) {
        double used = admission.account().spent(entry(admission));
        double kept = 1;
        for (int i = 0; i < steps.size(); i++) {
            kept *= reserve;
            double room = i == steps.size() - 1 ? limit : limit * (1 - kept);
            if (used + steps.get(i).cost() <= room) {
                return i;
            }
        }
        return steps.size();
    }

    private LocalDate beginning(Admission admission) {
        LocalDate date = HomeZone.clock(admission.now(), ZoneOffset.UTC).toLocalDate();
        return isMonthly ? date.withDayOfMonth(1) : date;
    }

    private long end(Admission admission) {
        LocalDate beginning = beginning(admission);
        LocalDate next = isMonthly ? beginning.plusMonths(1) : beginning.plusDays(1);
        return next.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private String entry(Admission admission) {
        return ID + "/" + (isMonthly ? MONTH : "day") + "/" + beginning(admission);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "replies cost at most so much in a day or month (UTC); steps the responder down before it says no",
                    Parameter.of("limit", Kind.NUMBER, null, "Budget, in any unit: money, or tokens."),
                    Parameter.word("per", List.of("day", MONTH), "day", "How long the budget has to last."),
                    Parameter.of(
                            "reserve",
                            Kind.SHARE,
                            "0.2",
                            "Share of what is left that a step leaves to the cheaper ones after it."),
                    Parameter.of(
                            "steps",
                            Kind.TABLE,
                            null,
                            "Estimated cost of a reply by step of the responder's ladder, the dearest first, such as"
                                    + " {model: 0.02, smaller-model: 0.004, template: 0}; at least one."));
        }

        @Override
        public Check create(Parameters parameters) {
            List<Step> steps = new ArrayList<>();
            double last = Double.POSITIVE_INFINITY;
            for (Map.Entry<String, String> step : parameters.table("steps").entrySet()) {
                double cost = cost(step.getValue());
                if (!(cost >= 0 && cost <= last)) {
                    throw new IllegalArgumentException("steps." + step.getKey() + " is '" + step.getValue()
                            + "', expected a number >= 0, no larger than that of the step before it");
                }
                steps.add(new Step(step.getKey(), cost));
                last = cost;
            }
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("steps is empty, expected {name: cost of a reply} for each step");
            }
            return new CostBudgetCheck(
                    parameters.number("limit"),
                    parameters.number("reserve"),
                    MONTH.equals(parameters.text("per")),
                    List.copyOf(steps));
        }

        private static double cost(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }
}
