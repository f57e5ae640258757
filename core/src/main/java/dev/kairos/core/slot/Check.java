package dev.kairos.core.slot;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Proposal;
import java.util.List;

/**
 * One named reason not to speak now. Runs in ADMIT, in the order of the preset. All checks are asked and logged with the
 * value that they looked at; the first that says no decides.
 */
public interface Check {
    /** Whether this action may pass. The same admission always has the same answer. */
    Finding check(Admission admission);

    /** What the action takes from budgets once it is admitted; nothing for a check that keeps none. */
    default List<Charge> charges(Admission admission) {
        return List.of();
    }

    /**
     * An audible action before whom it concerns.
     *
     * @param proposal what is proposed
     * @param account what is known of the person addressed; of the session if nobody is; of the tenant in its stage
     * @param now event time of the examination, ms: that of the decision, or a later one if the action was put off
     */
    record Admission(Proposal proposal, Account account, long now) {
        /** An action at the time of its decision. */
        public static Admission of(Proposal proposal, Account account) {
            return new Admission(proposal, account, proposal.time());
        }

        /** Whether the action was put off before. */
        public boolean wasPutOff() {
            return now > proposal.time();
        }
    }
}
