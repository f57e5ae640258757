package dev.kairos.models.admit;

import dev.kairos.core.admit.DayWindow;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameter.Kind;
import dev.kairos.core.slot.Parameters;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Says no outside hours of the day, by the person's clock or by that of a stated place. */
public final class AllowedHoursCheck implements Check {
    private static final String ID = "allowed-hours";
    private static final String FLOOR = "priority-floor";
    private static final String PLACE = "place";
    private static final long MINUTE = 60_000L;
    private static final int MINUTES_AHEAD = 2 * 24 * 60;

    private final DayWindow hours;
    private final @Nullable ZoneId place;
    private final PriorityFloor floor;
    private final HomeZone zones;

    private AllowedHoursCheck(DayWindow hours, @Nullable ZoneId place, PriorityFloor floor, HomeZone zones) {
        this.hours = hours;
        this.place = place;
        this.floor = floor;
        this.zones = zones;
    }

    @Override
    public Finding check(Admission admission) {
        if (floor.isReachedBy(admission.proposal())) {
            return Finding.pass(ID, PriorityFloor.passed(admission.proposal()));
        }
        ZoneId zone = place == null ? zones.of(admission.account()) : place;
        if (zone == null) {
            return Finding.skip(ID, HomeZone.UNKNOWN);
        }
        String value = HomeZone.clock(admission.now(), zone).toLocalTime() + " in " + zone + ", allowed " + hours;
        return hours.covers(HomeZone.clock(admission.now(), zone))
                ? Finding.pass(ID, value)
                : Finding.reject(ID, value, next(admission.now(), zone));
    }

    private @Nullable Long next(long now, ZoneId zone) {
        long minute = Math.floorDiv(now, MINUTE) * MINUTE;
        for (int i = 1; i <= MINUTES_AHEAD; i++) {
            if (hours.covers(HomeZone.clock(minute + i * MINUTE, zone))) {
                return minute + i * MINUTE;
            }
        }
        return null;
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "it is within certain hours of the day",
                    Parameter.of("from", Kind.TEXT, null, "Time of day from which on it is allowed."),
                    Parameter.of("until", Kind.TEXT, null, "Time of day up to which it is allowed."),
                    Parameter.of(PLACE, Kind.TEXT, "", "Time zone whose clock counts; empty: the person's."),
                    PriorityFloor.parameter(FLOOR, "none"),
                    HomeZone.parameter(""));
        }

        @Override
        public Check create(Parameters parameters) {
            String place = parameters.text(PLACE);
            return new AllowedHoursCheck(
                    DayWindow.of(parameters.text("from"), parameters.text("until")),
                    place.isEmpty() ? null : HomeZone.named(place),
                    PriorityFloor.of(parameters, FLOOR),
                    HomeZone.of(parameters));
        }
    }
}
