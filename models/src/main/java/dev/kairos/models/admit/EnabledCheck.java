package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameters;

/** Says no to whoever has switched off what comes unasked. */
public final class EnabledCheck implements Check {
    private static final String ID = "enabled";

    @Override
    public Finding check(Admission admission) {
        Boolean enabled = admission.account().wishes().flag("proactiveEnabled");
        return Boolean.FALSE.equals(enabled)
                ? Finding.reject(ID, "switched off")
                : Finding.pass(ID, enabled == null ? null : "switched on");
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(ID, "the person has not switched off what comes unasked (CONSENT attribute proactiveEnabled)");
        }

        @Override
        public Check create(Parameters parameters) {
            return new EnabledCheck();
        }
    }
}
