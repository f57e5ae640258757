package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Accounts;
import dev.kairos.core.admit.CheckChain;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Check.Admission;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every check owes. */
public abstract class CheckContract extends SlotContract<Check> {
    /** A Wednesday noon, UTC. */
    protected static final long NOON = 1_772_625_600_000L;

    private static final int MANY = 1_000;

    @Override
    protected final Class<Check> slot() {
        return Check.class;
    }

    /** Name under which it is logged. */
    protected String name() {
        return spec().id();
    }

    /** An action that it lets pass. */
    protected abstract Admission welcome();

    /** An action that it does not let pass now; none for a check that only puts off or that is on trial. */
    protected abstract Optional<Admission> unwelcome();

    /** The action at noon, before somebody. */
    protected static Admission offer(Account account) {
        return Admission.of(Proposal.of("s-1/helper/e-1", "offer-help", NOON), account);
    }

    @Test
    void itNamesItselfInItsFinding() {
        assertThat(made().check(welcome()).id()).isEqualTo(name());
        assertThat(made().check(welcome()).result().id()).isEqualTo(name());
    }

    @Test
    void itLetsPassWhatIsWelcomeAndNothingElse() {
        assertThat(made().check(welcome()).stops()).isFalse();
        unwelcome().ifPresent(one -> assertThat(made().check(one).stops()).isTrue());
    }

    @Test
    void whatItSaysNoToIsLoggedWithTheValueThatItLookedAt() {
        unwelcome().ifPresent(one -> {
            assertThat(made().check(one).result().ok()).isFalse();
            assertThat(made().check(one).result().value()).isNotBlank();
        });
    }

    @Test
    void theSameAdmissionHasTheSameFinding() {
        Check check = made();
        for (Admission admission : admissions()) {
            assertThat(check.check(admission)).isEqualTo(check.check(admission)).isEqualTo(made().check(admission));
            assertThat(check.charges(admission)).isEqualTo(made().charges(admission));
        }
    }

    @Test
    void neitherNobodyNorGarbledWishesMakeItFail() {
        Account garbled = Accounts.wishing(
                "consent",
                "perhaps",
                "timezone",
                "Mars/Olympus_Mons",
                "quietHours",
                "{\"start\":\"25:99\"}",
                "mutedTypes",
                "[",
                "snoozedUntil",
                "soon",
                "createdAt",
                "once",
                "lastInboundAt",
                "never",
                "consents",
                "7",
                "tolerance",
                "much");
        for (Account account : List.of(Account.none(), garbled)) {
            assertThat(made().check(offer(account)).id()).isEqualTo(name());
            made().charges(offer(account));
        }
    }

    @Test
    void theMomentItNamesIsTheFirstAtWhichItSaysYes() {
        unwelcome().ifPresent(refused -> {
            Long until = made().check(refused).until();
            if (until != null) {
                assertThat(until).isGreaterThan(refused.now());
                assertThat(made().check(at(refused, until)).stops()).isFalse();
                assertThat(made().check(at(refused, until - 1)).stops()).isTrue();
            }
        });
    }

    @Test
    void whatItChargesForIsSpentSomeTime() {
        Admission admission = welcome();
        if (made().charges(admission).isEmpty()) {
            return;
        }
        CheckChain chain = new CheckChain(List.of(made()));
        Account account = admission.account();
        for (int i = 0; i < MANY; i++) {
            Admission next = new Admission(admission.proposal(), account, admission.now());
            Finding found = made().check(next);
            assertThat(found.stops())
                    .as("after %d charges", i)
                    .isEqualTo(made().charges(next).stream().anyMatch(charge -> !charge.fits(next.account())));
            if (found.stops()) {
                return;
            }
            account = chain.spend(next);
        }
        assertThat(account.spent()).as("a budget that is never spent").isEmpty();
    }

    private List<Admission> admissions() {
        return unwelcome().map(one -> List.of(welcome(), one)).orElseGet(() -> List.of(welcome()));
    }

    private static Admission at(Admission admission, long time) {
        return new Admission(admission.proposal(), admission.account(), time);
    }
}
