package dev.kairos.models.admit;

import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Usage;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameter.Kind;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.time.Durations;
import java.time.Duration;
import java.util.List;

/**
 * Says no once so many actions were admitted in the running stretch of event time; stretches are counted from 1970. In
 * the person's stage it counts what that person was told, in the tenant's what all of its people were.
 */
public final class RateLimitCheck implements Check {
    private static final String ID = "rate-limit";
    private static final String CHANNEL = "channel";

    private final int limit;
    private final Duration per;
    private final boolean byChannel;

    private RateLimitCheck(int limit, Duration per, boolean byChannel) {
        this.limit = limit;
        this.per = per;
        this.byChannel = byChannel;
    }

    @Override
    public Finding check(Admission admission) {
        double used = admission.account().spent(entry(admission));
        String value = Figures.of(used) + " of " + limit + " in " + Durations.format(per);
        long end = (stretch(admission) + 1) * per.toMillis();
        return Finding.of(ID, used < limit, value, end, new Usage(used, limit, used >= limit));
    }

    @Override
    public List<Charge> charges(Admission admission) {
        return List.of(new Charge(entry(admission), 1, limit, (stretch(admission) + 2) * per.toMillis()));
    }

    private String entry(Admission admission) {
        String channel = byChannel ? admission.proposal().setting().channel() : "";
        return ID + "/" + limit + "/" + Durations.format(per) + "/" + channel + "/" + stretch(admission);
    }

    private long stretch(Admission admission) {
        return Math.floorDiv(admission.now(), per.toMillis());
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "at most so many actions in a stretch of time",
                    Parameter.of("limit", Kind.COUNT, null, "Most actions in a stretch."),
                    Parameter.of("per", Kind.DURATION, null, "Length of a stretch, above 0."),
                    Parameter.word(
                            "by", List.of("all", CHANNEL), "all", "Whether every channel has a count of its own."));
        }

        @Override
        public Check create(Parameters parameters) {
            if (parameters.duration("per").isZero()) {
                throw new IllegalArgumentException("per is 0 s, expected a duration above 0");
            }
            return new RateLimitCheck(
                    parameters.count("limit"), parameters.duration("per"), CHANNEL.equals(parameters.text("by")));
        }
    }
}
