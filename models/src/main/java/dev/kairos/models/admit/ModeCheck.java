package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import java.util.Arrays;
import java.util.List;

/** Says no while the person is in a mode, such as focus, that is not listed. */
public final class ModeCheck implements Check {
    private static final String ID = "mode";

    private final List<String> allowed;

    private ModeCheck(List<String> allowed) {
        this.allowed = allowed;
    }

    @Override
    public Finding check(Admission admission) {
        String mode = admission.account().wishes().text(ID);
        return mode == null || allowed.contains(mode) ? Finding.pass(ID, mode) : Finding.reject(ID, mode);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "the person is in no mode but those listed (CONSENT attribute mode)",
                    Parameter.of(
                            "allow",
                            Parameter.Kind.TEXT,
                            "normal",
                            "Modes in which the person may be spoken to, with commas between them."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new ModeCheck(Arrays.stream(parameters.text("allow").split(","))
                    .map(String::strip)
                    .toList());
        }
    }
}
