package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Priority;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.time.Durations;
import java.time.Duration;

/** Says no to all but what matters while the person has hardly come to know the assistant. */
public final class TrustRampCheck implements Check {
    private static final String ID = "trust-ramp";

    private final Duration span;
    private final Priority least;

    private TrustRampCheck(Duration span, Priority least) {
        this.span = span;
        this.least = least;
    }

    @Override
    public Finding check(Admission admission) {
        Long since = admission.account().wishes().time("createdAt");
        if (since == null) {
            return Finding.skip(ID, "not known since when the person is here");
        }
        Duration known = Duration.ofMillis(admission.now() - since);
        String value = Durations.format(known) + " of " + Durations.format(span);
        return known.compareTo(span) >= 0 || admission.proposal().priority().reaches(least)
                ? Finding.pass(ID, value)
                : Finding.reject(ID, value, since + span.toMillis());
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "in the person's first days only what matters (CONSENT attribute createdAt)",
                    Parameter.of("span", Parameter.Kind.DURATION, "7 d", "How long the first days last."),
                    Parameter.word("priority", Priority.words(), "high", "Least priority in that time."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new TrustRampCheck(parameters.duration("span"), Priority.of(parameters.text("priority")));
        }
    }
}
