package dev.kairos.models.admit;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Wishes;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Whose clock a check reads: the person's, or else a stated one.
 *
 * @param otherwise time zone of people who gave none, or null
 */
record HomeZone(@Nullable ZoneId otherwise) {
    /** What a check says that has no clock to read. */
    static final String UNKNOWN = "no time zone";

    private static final String NAME = "zone";

    /** @param otherwise time zone that is meant if the file names none, possibly empty */
    static Parameter parameter(String otherwise) {
        return Parameter.of(
                NAME,
                Parameter.Kind.TEXT,
                otherwise,
                "Time zone of people who gave none; empty: the check then lets everything of theirs pass, as it does"
                        + " for those who gave one that does not exist.");
    }

    /**
     * As a file says.
     *
     * @throws IllegalArgumentException if there is no such zone
     */
    static HomeZone of(Parameters parameters) {
        String name = parameters.text(NAME);
        return new HomeZone(name.isEmpty() ? null : named(name));
    }

    static ZoneId named(String name) {
        ZoneId zone = Wishes.zone(name);
        if (zone == null) {
            throw new IllegalArgumentException(
                    "zone is '" + name + "', expected the name of a time zone such as Europe/Berlin");
        }
        return zone;
    }

    @Nullable
    ZoneId of(Account account) {
        return account.wishes().text("timezone") == null
                ? otherwise
                : account.wishes().zone();
    }

    static ZonedDateTime clock(long instant, ZoneId zone) {
        return Instant.ofEpochMilli(instant).atZone(zone);
    }
}
