package dev.kairos.models.admit;

import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import java.time.Duration;
import java.util.List;

/**
 * Turns another check's no into a not now, if that one says from when on it would say yes and that moment comes soon
 * enough after the decision.
 */
public final class DeferredCheck implements Check {
    private final Check check;
    private final Duration bound;

    private DeferredCheck(Check check, Duration bound) {
        this.check = check;
        this.bound = bound;
    }

    @Override
    public Finding check(Admission admission) {
        Finding found = check.check(admission);
        Long until = found.until();
        boolean isSoon = until != null
                && until > admission.now()
                && until - admission.proposal().time() <= bound.toMillis();
        return found.answer() == Answer.REJECT && isSoon ? found.deferred() : found;
    }

    @Override
    public List<Charge> charges(Admission admission) {
        return check.charges(admission);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    "deferred",
                    "another check, whose no becomes a not now if it ends soon",
                    Parameter.slot("check", Check.class, null, "The other check."),
                    Parameter.of(
                            "bound",
                            Parameter.Kind.DURATION,
                            null,
                            "Longest time after the decision to which an action is put off."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new DeferredCheck(parameters.slot("check", Check.class), parameters.duration("bound"));
        }
    }
}
