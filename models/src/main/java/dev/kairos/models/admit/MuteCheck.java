package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameters;
import java.util.List;

/** Says no to kinds of actions that the person does not want. */
public final class MuteCheck implements Check {
    private static final String ID = "mute";

    @Override
    public Finding check(Admission admission) {
        List<String> muted = admission.account().wishes().words("mutedTypes");
        String act = admission.proposal().act();
        String value = muted.isEmpty() ? null : "muted: " + String.join(", ", muted);
        return muted.contains(act) ? Finding.reject(ID, value) : Finding.pass(ID, value);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(ID, "the person has not muted this act (CONSENT attribute mutedTypes)");
        }

        @Override
        public Check create(Parameters parameters) {
            return new MuteCheck();
        }
    }
}
