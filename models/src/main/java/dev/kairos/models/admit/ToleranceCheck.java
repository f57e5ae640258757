package dev.kairos.models.admit;

import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameters;

/**
 * Says no when the trigger was not as sure as the person wants it to be: at tolerance t the score has to lie in the
 * upper t of what the threshold lets through, so that 1 lets all of it pass and 0 only what is certain (after P31: the
 * person's own threshold above that of the platform).
 */
public final class ToleranceCheck implements Check {
    private static final String ID = "tolerance";

    @Override
    public Finding check(Admission admission) {
        Double tolerance = admission.account().wishes().number(ID);
        if (tolerance == null) {
            return Finding.pass(ID, null);
        }
        Proposal proposal = admission.proposal();
        double least = 1 - Math.min(1, Math.max(0, tolerance)) * (1 - Math.min(1, proposal.threshold()));
        String value = Figures.of(proposal.score()) + ", at least " + Figures.of(least);
        return proposal.score() >= least ? Finding.pass(ID, value) : Finding.reject(ID, value);
    }

    /** Makes the check. */
    public static final class Factory extends CheckFactory {
        public Factory() {
            super(ID, "the trigger was as sure as the person wants it to be (CONSENT attribute tolerance, 0 to 1)");
        }

        @Override
        public Check create(Parameters parameters) {
            return new ToleranceCheck();
        }
    }
}
