package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;

/** Says no to everything while it is on. */
public final class KillSwitchCheck implements Check {
    private static final String ID = "kill-switch";

    private final boolean on;

    private KillSwitchCheck(boolean on) {
        this.on = on;
    }

    @Override
    public Finding check(Admission admission) {
        return on ? Finding.reject(ID, "on") : Finding.pass(ID, "off");
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "nobody is spoken to while it is on",
                    Parameter.of("on", Parameter.Kind.BOOLEAN, "false", "Whether everybody is to be left alone."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new KillSwitchCheck(parameters.flag("on"));
        }
    }
}
