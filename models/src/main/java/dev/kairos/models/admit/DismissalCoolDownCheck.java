package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Reaction;
import dev.kairos.core.outcome.Outcome.Kind;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.time.Durations;
import java.time.Duration;

/**
 * Says no to an act that the person has dismissed too often of late. The silence grows with every dismissal beyond the
 * first few and heals: dismissals age, and what the person accepts makes up for one.
 */
public final class DismissalCoolDownCheck implements Check {
    private static final String ID = "dismissal-cool-down";

    private final int dismissals;
    private final Duration within;
    private final Duration silence;
    private final double growth;
    private final Duration longest;

    private DismissalCoolDownCheck(int dismissals, Duration within, Duration silence, double growth, Duration longest) {
        this.dismissals = dismissals;
        this.within = within;
        this.silence = silence;
        this.growth = growth;
        this.longest = longest;
    }

    @Override
    public Finding check(Admission admission) {
        long since = admission.now() - within.toMillis();
        int count = 0;
        long latest = Long.MIN_VALUE;
        for (Reaction reaction : admission.account().reactions()) {
            if (reaction.act().equals(admission.proposal().act()) && reaction.time() >= since) {
                count = Math.max(0, count + weight(reaction.kind()));
                latest = reaction.kind() == Kind.REJECTED ? reaction.time() : latest;
            }
        }
        String value = count + " of " + dismissals;
        if (count < dismissals || count == 0) {
            return Finding.pass(ID, value);
        }
        long length = length(count);
        String words = value + ", silent for " + Durations.format(Duration.ofMillis(length));
        return admission.now() < latest + length ? Finding.reject(ID, words, latest + length) : Finding.pass(ID, words);
    }

    private static int weight(Kind kind) {
        return switch (kind) {
            case REJECTED -> 1;
            case ACCEPTED -> -1;
            case IGNORED -> 0;
        };
    }

    private long length(int count) {
        double grown = silence.toMillis() * Math.pow(growth, count - dismissals);
        return Math.min(Math.round(grown), Math.max(longest.toMillis(), silence.toMillis()));
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "the person has not dismissed this act too often of late",
                    Parameter.of(
                            "dismissals", Parameter.Kind.COUNT, "3", "Dismissals of one act after which it is silent."),
                    Parameter.of("within", Parameter.Kind.DURATION, "30 d", "How long a dismissal counts."),
                    Parameter.of("silence", Parameter.Kind.DURATION, "7 d", "Silence after the last dismissal."),
                    Parameter.of(
                            "growth",
                            Parameter.Kind.NUMBER,
                            "2",
                            "What every further dismissal multiplies the silence with, 1 or more."),
                    Parameter.of("longest", Parameter.Kind.DURATION, "60 d", "Longest silence that it grows to."));
        }

        @Override
        public Check create(Parameters parameters) {
            if (parameters.number("growth") < 1) {
                throw new IllegalArgumentException(
                        "growth is " + parameters.number("growth") + ", expected a number >= 1");
            }
            return new DismissalCoolDownCheck(
                    Math.max(1, parameters.count("dismissals")),
                    parameters.duration("within"),
                    parameters.duration("silence"),
                    parameters.number("growth"),
                    parameters.duration("longest"));
        }
    }
}
