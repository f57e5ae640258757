package dev.kairos.models.admit;

import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Usage;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameter.Kind;
import dev.kairos.core.slot.Parameters;
import java.time.Duration;
import java.util.List;

/** Says no once so many actions answered the last thing that the person said or did. */
public final class WindowBudgetCheck implements Check {
    private static final String ID = "window-budget";

    private final int limit;
    private final Duration within;

    private WindowBudgetCheck(int limit, Duration within) {
        this.limit = limit;
        this.within = within;
    }

    @Override
    public Finding check(Admission admission) {
        Long heard = LastHeard.of(admission);
        if (heard == null) {
            return Finding.skip(ID, "never heard");
        }
        double used = admission.account().spent(entry(heard));
        String value = Figures.of(used) + " of " + limit + " since the person was last heard";
        return Finding.of(ID, used < limit, value, null, new Usage(used, limit, used >= limit));
    }

    @Override
    public List<Charge> charges(Admission admission) {
        Long heard = LastHeard.of(admission);
        return heard == null ? List.of() : List.of(new Charge(entry(heard), 1, limit, heard + within.toMillis()));
    }

    private String entry(long heard) {
        return ID + "/" + limit + "/" + heard;
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "at most so many actions since the person was last heard",
                    Parameter.of("limit", Kind.COUNT, "1", "Most actions."),
                    Parameter.of("within", Kind.DURATION, "48 h", "How long they are remembered."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new WindowBudgetCheck(parameters.count("limit"), parameters.duration("within"));
        }
    }
}
