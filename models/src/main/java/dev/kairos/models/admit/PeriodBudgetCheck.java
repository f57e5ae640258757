package dev.kairos.models.admit;

import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Usage;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameter.Kind;
import dev.kairos.core.slot.Parameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Says no once a person was spoken to as often as a day, a week or a month of theirs allows, by whichever assistant.
 * Periods begin at midnight where the person is; a person who moves takes up the count of the date that it is there.
 */
public final class PeriodBudgetCheck implements Check {
    private static final String BYPASS = "bypass";
    private static final long SLACK = 2 * 86_400_000L;

    private final String id;
    private final Period period;
    private final int limit;
    private final PriorityFloor bypass;
    private final double near;
    private final HomeZone zones;

    private PeriodBudgetCheck(String id, Period period, int limit, PriorityFloor bypass, double near, HomeZone zones) {
        this.id = id;
        this.period = period;
        this.limit = limit;
        this.bypass = bypass;
        this.near = near;
        this.zones = zones;
    }

    /** A kind of period: where it begins, and where the next one does. */
    private interface Period {
        LocalDate beginning(LocalDate date);

        LocalDate next(LocalDate beginning);
    }

    @Override
    public Finding check(Admission admission) {
        if (bypass.isReachedBy(admission.proposal())) {
            return Finding.pass(id, PriorityFloor.passed(admission.proposal()));
        }
        ZoneId zone = zones.of(admission.account());
        if (zone == null) {
            return Finding.skip(id, HomeZone.UNKNOWN);
        }
        LocalDate beginning = beginning(admission, zone);
        double used = admission.account().spent(entry(beginning));
        Usage usage = new Usage(used, limit, used >= Math.max(1, Math.ceil(limit * near)));
        String value = Figures.of(used) + " of " + limit + " since " + beginning;
        return Finding.of(id, used < limit, value, end(beginning, zone), usage);
    }

    @Override
    public List<Charge> charges(Admission admission) {
        ZoneId zone = zones.of(admission.account());
        if (zone == null || bypass.isReachedBy(admission.proposal())) {
            return List.of();
        }
        LocalDate beginning = beginning(admission, zone);
        return List.of(new Charge(entry(beginning), 1, limit, end(beginning, zone) + SLACK));
    }

    private LocalDate beginning(Admission admission, ZoneId zone) {
        return period.beginning(HomeZone.clock(admission.now(), zone).toLocalDate());
    }

    private long end(LocalDate beginning, ZoneId zone) {
        return period.next(beginning).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private String entry(LocalDate beginning) {
        return id + "/" + beginning;
    }

    private abstract static class PeriodFactory extends CheckFactory {
        PeriodFactory(String id, String what, String limit, Parameter... more) {
            super(id, "at most so many actions per person in a " + what + " of theirs", parameters(what, limit, more));
        }

        private static Parameter[] parameters(String what, String limit, Parameter... more) {
            List<Parameter> all = new ArrayList<>(List.of(
                    Parameter.of("limit", Kind.COUNT, limit, "Most actions in a " + what + "."),
                    PriorityFloor.parameter(BYPASS, "none"),
                    Parameter.of(
                            "near", Kind.SHARE, "0.8", "Share of the limit from which on it counts as nearly spent."),
                    HomeZone.parameter("UTC")));
            all.addAll(Arrays.asList(more));
            return all.toArray(Parameter[]::new);
        }

        final Check create(Parameters parameters, Period period) {
            return new PeriodBudgetCheck(
                    id(),
                    period,
                    parameters.count("limit"),
                    PriorityFloor.of(parameters, BYPASS),
                    parameters.number("near"),
                    HomeZone.of(parameters));
        }
    }

    /** Makes the check of a day. */
    public static final class DailyFactory extends PeriodFactory {
        public DailyFactory() {
            super("daily-budget", "day", "5");
        }

        @Override
        public Check create(Parameters parameters) {
            return create(parameters, new Period() {
                @Override
                public LocalDate beginning(LocalDate date) {
                    return date;
                }

                @Override
                public LocalDate next(LocalDate beginning) {
                    return beginning.plusDays(1);
                }
            });
        }
    }

    /** Makes the check of a week. */
    public static final class WeeklyFactory extends PeriodFactory {
        private static final String FIRST_DAY = "first-day";

        public WeeklyFactory() {
            super(
                    "weekly-budget",
                    "week",
                    "20",
                    Parameter.word(
                            FIRST_DAY,
                            Arrays.stream(DayOfWeek.values())
                                    .map(day -> day.name().toLowerCase(Locale.ROOT))
                                    .toList(),
                            "monday",
                            "Day on which a week begins."));
        }

        @Override
        public Check create(Parameters parameters) {
            DayOfWeek first = DayOfWeek.valueOf(parameters.text(FIRST_DAY).toUpperCase(Locale.ROOT));
            return create(parameters, new Period() {
                @Override
                public LocalDate beginning(LocalDate date) {
                    return date.with(TemporalAdjusters.previousOrSame(first));
                }

                @Override
                public LocalDate next(LocalDate beginning) {
                    return beginning.plusWeeks(1);
                }
            });
        }
    }

    /** Makes the check of a month. */
    public static final class MonthlyFactory extends PeriodFactory {
        public MonthlyFactory() {
            super("monthly-budget", "month", "60");
        }

        @Override
        public Check create(Parameters parameters) {
            return create(parameters, new Period() {
                @Override
                public LocalDate beginning(LocalDate date) {
                    return date.withDayOfMonth(1);
                }

                @Override
                public LocalDate next(LocalDate beginning) {
                    return beginning.plusMonths(1);
                }
            });
        }
    }
}
