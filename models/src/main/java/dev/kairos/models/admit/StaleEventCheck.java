package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.time.Durations;
import java.time.Duration;

/** Says no when what the decision rests on is too old to matter. */
public final class StaleEventCheck implements Check {
    private static final String ID = "stale-event";

    private final Duration oldest;

    private StaleEventCheck(Duration oldest) {
        this.oldest = oldest;
    }

    @Override
    public Finding check(Admission admission) {
        Duration age = Duration.ofMillis(admission.now() - admission.proposal().seen());
        String value = Durations.format(age) + " of " + Durations.format(oldest);
        return age.compareTo(oldest) <= 0 ? Finding.pass(ID, value) : Finding.reject(ID, value);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "what the decision rests on is not too old to matter",
                    Parameter.of("oldest", Parameter.Kind.DURATION, null, "Oldest last event of the session."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new StaleEventCheck(parameters.duration("oldest"));
        }
    }
}
