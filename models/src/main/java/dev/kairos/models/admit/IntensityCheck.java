package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Priority;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import java.util.Map;
import java.util.Objects;

/** Says no to what matters less than the person's intensity asks for. */
public final class IntensityCheck implements Check {
    private static final String ID = "intensity";
    private static final String NORMAL = "normal";

    private final Map<String, Priority> floors;

    private IntensityCheck(Map<String, Priority> floors) {
        this.floors = floors;
    }

    @Override
    public Finding check(Admission admission) {
        String intensity =
                Objects.requireNonNullElse(admission.account().wishes().text(ID), NORMAL);
        Priority floor = floors.getOrDefault(intensity, Objects.requireNonNull(floors.get(NORMAL)));
        Priority priority = admission.proposal().priority();
        String value = priority.word() + ", at least " + floor.word() + " at intensity " + intensity;
        return priority.reaches(floor) ? Finding.pass(ID, value) : Finding.reject(ID, value);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "the action matters as much as the person's intensity asks for (CONSENT attribute intensity: low,"
                            + " normal or high)",
                    floor("low", "high"),
                    floor(NORMAL, NORMAL),
                    floor("high", "low"));
        }

        private static Parameter floor(String intensity, String otherwise) {
            return Parameter.word(
                    intensity, Priority.words(), otherwise, "Least priority at intensity " + intensity + ".");
        }

        @Override
        public Check create(Parameters parameters) {
            return new IntensityCheck(Map.of(
                    "low",
                    Priority.of(parameters.text("low")),
                    NORMAL,
                    Priority.of(parameters.text(NORMAL)),
                    "high",
                    Priority.of(parameters.text("high"))));
        }
    }
}
