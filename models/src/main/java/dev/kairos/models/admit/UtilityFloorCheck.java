package dev.kairos.models.admit;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.outcome.Outcome.Kind;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Says no to what is worth less than it annoys: acts iff p * gain - (1 - p) * annoyance > threshold (P19), where the
 * gain is taken as often as help is needed, and p is how likely the person accepts it: as estimated with the action, or
 * else as the person's own past outcomes tell, drawn towards a prior.
 */
public final class UtilityFloorCheck implements Check {
    private static final String ID = "utility-floor";

    private final double gain;
    private final double annoyance;
    private final double threshold;
    private final double prior;
    private final double weight;
    private final boolean isFromOutcomes;

    private UtilityFloorCheck(Parameters parameters) {
        this.gain = parameters.number("gain");
        this.annoyance = parameters.number("annoyance");
        this.threshold = parameters.number("threshold");
        this.prior = parameters.number("prior");
        this.weight = parameters.count("weight");
        this.isFromOutcomes = parameters.flag("outcomes");
    }

    @Override
    public Finding check(Admission admission) {
        Double estimated = admission.proposal().acceptance();
        Double p = estimated == null ? remembered(admission.account()) : estimated;
        if (p == null) {
            return Finding.skip(ID, "no outcome known");
        }
        double utility = p * admission.proposal().need() * gain - (1 - p) * annoyance;
        String value = Figures.of(utility) + " over " + Figures.of(threshold) + " at p " + Figures.of(p);
        return utility > threshold ? Finding.pass(ID, value) : Finding.reject(ID, value);
    }

    private @Nullable Double remembered(Account account) {
        long accepted = account.outcomes(Kind.ACCEPTED);
        long all = accepted + account.outcomes(Kind.REJECTED) + account.outcomes(Kind.IGNORED);
        return all == 0 || !isFromOutcomes
                ? null
                : Double.valueOf(((double) accepted + prior * weight) / ((double) all + weight));
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(
                    ID,
                    "what it gains if accepted outweighs what it annoys if not",
                    Parameter.of("gain", Parameter.Kind.NUMBER, "1", "Gain of an action that is needed and accepted."),
                    Parameter.of("annoyance", Parameter.Kind.NUMBER, "1", "Cost of an action that is not accepted."),
                    Parameter.of("threshold", Parameter.Kind.NUMBER, "0", "What the utility has to exceed."),
                    Parameter.of("prior", Parameter.Kind.SHARE, "0.5", "Share accepted that is expected of anybody."),
                    Parameter.of(
                            "weight",
                            Parameter.Kind.COUNT,
                            "4",
                            "Number of outcomes of one's own that weigh as much as the prior."),
                    Parameter.of(
                            "outcomes",
                            Parameter.Kind.BOOLEAN,
                            "true",
                            "Whether the person's own outcomes tell where nobody estimated it."));
        }

        @Override
        public Check create(Parameters parameters) {
            return new UtilityFloorCheck(parameters);
        }
    }
}
