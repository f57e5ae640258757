package dev.kairos.core.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Quiet hours by the clock on the wall, whatever calendars and politics do to it. */
class QuietHoursPropertyTest {
    private static final long MINUTE = 60_000;
    private static final long YEAR_2026 = 1_767_225_600_000L;
    private static final long YEAR = 365 * 24 * 60 * MINUTE;

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(List.of(
                        "UTC",
                        "Europe/Berlin",
                        "America/New_York",
                        "America/Sao_Paulo",
                        "Australia/Lord_Howe",
                        "Pacific/Apia",
                        "Asia/Kathmandu",
                        "Africa/Casablanca",
                        "Pacific/Chatham"))
                .map(ZoneId::of);
    }

    @Property
    void itIsQuietExactlyWhenTheClockOnTheWallSaysSo(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = YEAR_2026, max = YEAR_2026 + YEAR) long now,
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to) {
        ZonedDateTime clock = Instant.ofEpochMilli(now).atZone(zone);
        int minute = clock.getHour() * 60 + clock.getMinute();
        boolean inside = from < to ? minute >= from && minute < to : from != to && (minute >= from || minute < to);
        QuietHours hours = new QuietHours(Optional.of(new DayWindow(from, to)), Map.of(), Map.of());
        assertThat(hours.at(now, zone).isPresent()).isEqualTo(inside);
    }

    @Property
    void theEndIsTheFirstMinuteThatIsNotQuiet(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = YEAR_2026, max = YEAR_2026 + YEAR) long now,
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to) {
        QuietHours hours = new QuietHours(Optional.of(new DayWindow(from, to)), Map.of(), Map.of());
        if (hours.at(now, zone).isEmpty()) {
            return;
        }
        Long end = hours.endAfter(now, zone);
        assertThat(end).isNotNull().isGreaterThan(now);
        assertThat(hours.at(end, zone)).isEmpty();
        assertThat(hours.at(end - 1, zone)).isPresent();
    }

    @Property
    void theHoursOfADateBelongToTheDayOnWhichTheyBegin(
            @ForAll("zones") ZoneId zone, @ForAll @LongRange(min = 1, max = 300) long day) {
        LocalDateTime noon = LocalDateTime.of(2026, 1, 1, 12, 0).plusDays(day);
        QuietHours hours = new QuietHours(
                Optional.empty(), Map.of(), Map.of(noon.toLocalDate(), Optional.of(new DayWindow(22 * 60, 7 * 60))));
        assertThat(hours.at(millis(noon.withHour(23), zone), zone)).isPresent();
        assertThat(hours.at(millis(noon.plusDays(1).withHour(5), zone), zone)).isPresent();
        assertThat(hours.at(millis(noon.withHour(5), zone), zone)).isEmpty();
        assertThat(hours.at(millis(noon.plusDays(1).withHour(23), zone), zone)).isEmpty();
    }

    @Example
    void minutesThatTheClockSkipsNeverComeAndThoseThatItRepeatsCountTwice() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        QuietHours hours = QuietHours.daily("02:00", "03:00");
        long springs = Instant.parse("2026-03-29T00:59:59.999Z").toEpochMilli();
        assertThat(hours.at(springs, berlin)).isEmpty();
        assertThat(hours.at(springs + 1, berlin)).isEmpty();
        long first = Instant.parse("2026-10-25T00:30:00Z").toEpochMilli();
        assertThat(hours.at(first, berlin)).isPresent();
        assertThat(hours.at(first + 60 * MINUTE, berlin)).isPresent();
        assertThat(hours.endAfter(first, berlin))
                .isEqualTo(Instant.parse("2026-10-25T02:00:00Z").toEpochMilli());
    }

    @Example
    void fixedOffsetsWouldShowWhereTheClockIsPutForward() {
        QuietHours hours = QuietHours.daily("22:00", "07:00");
        long summer = Instant.parse("2026-07-01T20:30:00Z").toEpochMilli();
        assertThat(hours.at(summer, ZoneId.of("Europe/Berlin"))).isPresent();
        assertThat(hours.at(summer, ZoneId.of("+01:00"))).isEmpty();
    }

    @Example
    void dateOutranksDayOfTheWeekAndThatTheUsual() {
        Wishes wishes = Accounts.wishing(
                        "quietHours",
                        "{\"default\":{\"start\":\"10:00\",\"end\":\"11:00\"},\"days\":{\"wed\":null,\"thu\":{\"start\":"
                                + "\"12:00\",\"end\":\"13:00\"}},\"dates\":{\"2026-03-05\":{\"start\":\"14:00\",\"end\":"
                                + "\"15:00\"}}}")
                .wishes();
        QuietHours hours = wishes.quietHours();
        ZoneId utc = ZoneId.of("UTC");
        assertThat(hours.at(Instant.parse("2026-03-03T10:30:00Z").toEpochMilli(), utc))
                .isPresent();
        assertThat(hours.at(Instant.parse("2026-03-04T10:30:00Z").toEpochMilli(), utc))
                .isEmpty();
        assertThat(hours.at(Instant.parse("2026-03-05T12:30:00Z").toEpochMilli(), utc))
                .isEmpty();
        assertThat(hours.at(Instant.parse("2026-03-05T14:30:00Z").toEpochMilli(), utc))
                .isPresent();
        assertThat(hours.at(Instant.parse("2026-03-12T12:30:00Z").toEpochMilli(), utc))
                .isPresent();
    }

    private static long millis(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant().toEpochMilli();
    }
}
