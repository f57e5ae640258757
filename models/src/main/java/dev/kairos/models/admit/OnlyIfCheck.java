package dev.kairos.models.admit;

import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameter.Kind;
import dev.kairos.core.slot.Parameters;
import java.util.List;

/** Another check for some people only: those of whom a yes-or-no attribute says so. */
public final class OnlyIfCheck implements Check {
    private final String attribute;
    private final boolean wanted;
    private final Check check;

    private OnlyIfCheck(String attribute, boolean wanted, Check check) {
        this.attribute = attribute;
        this.wanted = wanted;
        this.check = check;
    }

    @Override
    public Finding check(Admission admission) {
        Finding found = check.check(admission);
        return concerns(admission) ? found : Finding.pass(found.id(), attribute + " is not " + wanted);
    }

    @Override
    public List<Charge> charges(Admission admission) {
        return concerns(admission) ? check.charges(admission) : List.of();
    }

    private boolean concerns(Admission admission) {
        return Boolean.TRUE.equals(admission.account().wishes().flag(attribute)) == wanted;
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    "only-if",
                    "another check, for people of whom an attribute of their CONSENT says yes, or does not",
                    Parameter.of("attribute", Kind.TEXT, null, "The attribute, such as minor."),
                    Parameter.of("is", Kind.BOOLEAN, "true", "Whether it has to be true, or must not be."),
                    Parameter.slot("check", Check.class, null, "The other check."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new OnlyIfCheck(
                    parameters.text("attribute"), parameters.flag("is"), parameters.slot("check", Check.class));
        }
    }
}
