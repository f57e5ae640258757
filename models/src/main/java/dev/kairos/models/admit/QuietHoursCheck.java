package dev.kairos.models.admit;

import dev.kairos.core.admit.DayWindow;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.QuietHours;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameters;
import java.time.ZoneId;
import java.util.Optional;

/** Says no in the person's quiet hours, by the clock on the person's wall. */
public final class QuietHoursCheck implements Check {
    private static final String ID = "quiet-hours";
    private static final String FLOOR = "priority-floor";

    private final PriorityFloor floor;
    private final HomeZone zones;

    private QuietHoursCheck(PriorityFloor floor, HomeZone zones) {
        this.floor = floor;
        this.zones = zones;
    }

    @Override
    public Finding check(Admission admission) {
        QuietHours hours;
        try {
            hours = admission.account().wishes().quietHours();
        } catch (IllegalArgumentException e) {
            return Finding.skip(ID, String.valueOf(e.getMessage()));
        }
        ZoneId zone = zones.of(admission.account());
        if (zone == null) {
            return Finding.skip(ID, HomeZone.UNKNOWN);
        }
        if (hours == null) {
            return Finding.pass(ID, null);
        }
        Optional<DayWindow> quiet = hours.at(admission.now(), zone);
        String clock = HomeZone.clock(admission.now(), zone).toLocalTime() + " in " + zone;
        if (quiet.isEmpty()) {
            return Finding.pass(ID, clock);
        }
        String value = clock + ", quiet " + quiet.get();
        return floor.isReachedBy(admission.proposal())
                ? Finding.pass(ID, value + ", " + PriorityFloor.passed(admission.proposal()))
                : Finding.reject(ID, value, hours.endAfter(admission.now(), zone));
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "it is not in the person's quiet hours (CONSENT attributes quietHours, timezone)",
                    PriorityFloor.parameter(FLOOR, "critical"),
                    HomeZone.parameter(""));
        }

        @Override
        public Check create(Parameters parameters) {
            return new QuietHoursCheck(PriorityFloor.of(parameters, FLOOR), HomeZone.of(parameters));
        }
    }
}
