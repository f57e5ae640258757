package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameter.Kind;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.time.Durations;
import java.time.Duration;

/**
 * Never says no, but puts an action off while the session is in full swing: by rate * cost / (2 * staleness) seconds,
 * where the cost of interrupting that the wait saves and the worth that it loses balance, and never beyond a bound. It
 * does so once.
 */
public final class BoundedDeferralCheck implements Check {
    private static final String ID = "bounded-deferral";
    private static final double MILLIS = 1_000;

    private final int pace;
    private final long wait;

    private BoundedDeferralCheck(Parameters parameters) {
        this.pace = parameters.count("pace");
        double balance =
                parameters.number("rate") * parameters.number("interrupt-cost") / (2 * parameters.number("staleness"));
        this.wait = Math.min(parameters.duration("bound").toMillis(), Math.round(balance * MILLIS));
    }

    @Override
    public Finding check(Admission admission) {
        int found = admission.proposal().setting().pace();
        if (admission.wasPutOff()) {
            return Finding.pass(ID, "put off before");
        }
        return found < pace
                ? Finding.pass(ID, found + " events a minute")
                : Finding.move(
                        ID,
                        found + " events a minute, put off by " + Durations.format(Duration.ofMillis(wait)),
                        admission.now() + wait);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "puts an action off, once and within a bound, while the session is in full swing",
                    Parameter.of("pace", Kind.COUNT, "6", "Content events a minute from which on it is in full swing."),
                    Parameter.of("rate", Kind.NUMBER, "0.023255813953488372", "Pauses a second, 1 in 43 s."),
                    Parameter.of("interrupt-cost", Kind.NUMBER, "1", "Cost of an action in full swing."),
                    Parameter.of("staleness", Kind.NUMBER, "0.0001", "Worth that a second of waiting loses, above 0."),
                    Parameter.of("bound", Kind.DURATION, "240 s", "Longest wait."));
        }

        @Override
        public Check create(Parameters parameters) {
            if (parameters.number("staleness") <= 0) {
                throw new IllegalArgumentException(
                        "staleness is " + parameters.number("staleness") + ", expected a number above 0");
            }
            return new BoundedDeferralCheck(parameters);
        }
    }
}
