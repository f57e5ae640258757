package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.time.Durations;
import java.time.Duration;

/** Says no while the last action admitted for this person, by whichever assistant, is too fresh. */
public final class CoolDownCheck implements Check {
    private static final String ID = "cool-down";

    private final Duration span;

    /** @param span event time that has to lie between two actions for one person */
    public CoolDownCheck(Duration span) {
        this.span = span;
    }

    @Override
    public Finding check(Admission admission) {
        Long last = admission.account().lastAdmitted();
        if (last == null) {
            return Finding.pass(ID, null);
        }
        Duration since = Duration.ofMillis(admission.now() - last);
        String figure = Durations.format(since) + " of " + Durations.format(span);
        return since.compareTo(span) >= 0
                ? Finding.pass(ID, figure)
                : Finding.reject(ID, figure, last + span.toMillis());
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "at most one action per person in a span of event time",
                    Parameter.of(
                            "span", Parameter.Kind.DURATION, null, "Event time that has to lie between two actions."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new CoolDownCheck(parameters.duration("span"));
        }
    }
}
