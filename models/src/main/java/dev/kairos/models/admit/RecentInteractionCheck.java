package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.time.Durations;
import java.time.Duration;

/** Says no to whoever has not been heard of for long. */
public final class RecentInteractionCheck implements Check {
    private static final String ID = "recent-interaction";

    private final Duration within;

    private RecentInteractionCheck(Duration within) {
        this.within = within;
    }

    @Override
    public Finding check(Admission admission) {
        Long heard = LastHeard.of(admission);
        if (heard == null) {
            return Finding.reject(ID, "never heard");
        }
        Duration since = Duration.ofMillis(admission.now() - heard);
        String value = "heard " + Durations.format(since) + " ago, within " + Durations.format(within);
        return since.compareTo(within) <= 0 ? Finding.pass(ID, value) : Finding.reject(ID, value);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "the person was heard of lately (the session, or CONSENT attribute lastInboundAt)",
                    Parameter.of("within", Parameter.Kind.DURATION, "48 h", "What lately means."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new RecentInteractionCheck(parameters.duration("within"));
        }
    }
}
