package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameters;
import java.time.Instant;

/** Says no until the moment up to which the person wants to hear nothing; at that very moment it lets pass. */
public final class SnoozeCheck implements Check {
    private static final String ID = "snooze";

    @Override
    public Finding check(Admission admission) {
        Long until = admission.account().wishes().time("snoozedUntil");
        if (until == null) {
            return Finding.pass(ID, null);
        }
        String value = "until " + Instant.ofEpochMilli(until);
        return until > admission.now() ? Finding.reject(ID, value, until) : Finding.pass(ID, value);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(ID, "the person does not snooze (CONSENT attribute snoozedUntil)");
        }

        @Override
        public Check create(Parameters parameters) {
            return new SnoozeCheck();
        }
    }
}
