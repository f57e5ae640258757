package dev.kairos.models.admit;

import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import java.util.List;

/** Another check on trial: what it would have said is logged and not heeded. */
public final class ShadowCheck implements Check {
    private final Check check;

    private ShadowCheck(Check check) {
        this.check = check;
    }

    @Override
    public Finding check(Admission admission) {
        return check.check(admission).inShadow();
    }

    @Override
    public List<Charge> charges(Admission admission) {
        return check.charges(admission);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    "shadow",
                    "another check on trial: logged, not heeded",
                    Parameter.slot("check", Check.class, null, "The other check."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new ShadowCheck(parameters.slot("check", Check.class));
        }
    }
}
