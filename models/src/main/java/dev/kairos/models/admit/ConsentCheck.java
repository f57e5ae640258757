package dev.kairos.models.admit;

import dev.kairos.core.admit.DayWindow;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Wishes;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameter.Kind;
import dev.kairos.core.slot.Parameters;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Says no to whoever has not agreed: to be spoken to at all, or to something in particular, always or at some hours. */
public final class ConsentCheck implements Check {
    private static final String ID = "consent";

    private final String to;
    private final boolean unasked;
    private final @Nullable DayWindow hours;
    private final HomeZone zones;

    private ConsentCheck(String to, boolean unasked, @Nullable DayWindow hours, HomeZone zones) {
        this.to = to;
        this.unasked = unasked;
        this.hours = hours;
        this.zones = zones;
    }

    @Override
    public Finding check(Admission admission) {
        Wishes wishes = admission.account().wishes();
        if (hours != null) {
            ZoneId zone = zones.of(admission.account());
            if (zone == null) {
                return Finding.skip(ID, HomeZone.UNKNOWN);
            }
            if (!hours.covers(HomeZone.clock(admission.now(), zone))) {
                return Finding.pass(ID, "not needed outside " + hours);
            }
        }
        Boolean said = to.isEmpty() ? wishes.flag(ID) : wishes.agreedTo(to);
        String words = said == null ? "nothing said" : said ? "yes" : "no";
        String value = to.isEmpty() ? words : to + ": " + words;
        return said == null ? unasked(value) : said ? Finding.pass(ID, value) : Finding.reject(ID, value);
    }

    private Finding unasked(String value) {
        return unasked ? Finding.pass(ID, value) : Finding.reject(ID, value);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "the person has agreed to be spoken to (CONSENT attribute consent, or consents for something in"
                            + " particular)",
                    Parameter.of(
                            "unasked",
                            Kind.BOOLEAN,
                            "false",
                            "Whether somebody who has said neither yes nor no may be spoken to."),
                    Parameter.of(
                            "to", Kind.TEXT, "", "What has to be agreed to in particular; empty: to be spoken to."),
                    Parameter.of("from", Kind.TEXT, "", "Time of day from which on it is needed; empty: always."),
                    Parameter.of("until", Kind.TEXT, "", "Time of day up to which it is needed; empty: always."),
                    HomeZone.parameter(""));
        }

        @Override
        public Check create(Parameters parameters) {
            String from = parameters.text("from");
            String until = parameters.text("until");
            if (from.isEmpty() != until.isEmpty()) {
                throw new IllegalArgumentException(
                        "from is '" + from + "' and until is '" + until + "'; expected both or none");
            }
            return new ConsentCheck(
                    parameters.text("to"),
                    parameters.flag("unasked"),
                    from.isEmpty() ? null : DayWindow.of(from, until),
                    HomeZone.of(parameters));
        }
    }
}
