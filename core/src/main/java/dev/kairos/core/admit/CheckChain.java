package dev.kairos.core.admit;

import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Check.Admission;
import java.util.List;

/** Named checks in order. Asks them all; spends what an admitted action costs. */
public final class CheckChain {
    private final List<Check> checks;

    public CheckChain(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Number of checks. */
    public int size() {
        return checks.size();
    }

    /** Asks every check. */
    public Ruling judge(Admission admission) {
        return new Ruling(checks.stream().map(check -> check.check(admission)).toList());
    }

    /** What the action would take from each budget, in order. */
    public List<Charge> charges(Admission admission) {
        return checks.stream()
                .flatMap(check -> check.charges(admission).stream())
                .toList();
    }

    /** The account after the action was admitted: every budget is charged, whether it has room or not. */
    public Account spend(Admission admission) {
        Account account = admission.account();
        for (Charge charge : charges(admission)) {
            account = account.charged(charge, admission.now());
        }
        return account.told(admission.proposal(), admission.now());
    }
}
