package dev.kairos.models.admit;

import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.time.Durations;
import java.time.Duration;
import java.util.List;

/** Says no while the last action admitted for this person, by whichever assistant, is too fresh. */
public final class CoolDownCheck implements Check {
    private static final String ID = "cool-down";

    private final Duration span;

    /**
     * @param span event time that has to lie between two actions for one person
     */
    public CoolDownCheck(Duration span) {
        this.span = span;
    }

    @Override
    public CheckResult check(Admission admission) {
        if (admission.lastAdmitted() == null) {
            return new CheckResult(ID, true, null);
        }
        Duration since = Duration.ofMillis(admission.now() - admission.lastAdmitted());
        String figure = Durations.format(since) + " of " + Durations.format(span);
        return new CheckResult(ID, since.compareTo(span) >= 0, figure);
    }

    /** Makes the check. */
    public static final class Factory implements SlotFactory<Check> {
        @Override
        public Class<Check> slot() {
            return Check.class;
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "at most one action per person in a span of event time";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of(
                    "span", Parameter.Kind.DURATION, null, "Event time that has to lie between two actions."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new CoolDownCheck(parameters.duration("span"));
        }
    }
}
