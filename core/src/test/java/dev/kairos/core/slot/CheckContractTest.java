package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Charge;
import dev.kairos.core.admit.Finding;
import dev.kairos.core.admit.Finding.Usage;
import dev.kairos.core.slot.Check.Admission;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A check that keeps the contract, and what the contract has against others. */
class CheckContractTest extends CheckContract {
    private static final String ID = "twice";
    private static final Charge ONE = new Charge(ID, 1, 2, Long.MAX_VALUE);

    /** At most two actions ever. */
    private static final class Twice implements Check {
        @Override
        public Finding check(Admission admission) {
            double used = admission.account().spent(ID);
            return Finding.of(ID, used < 2, used + " of 2", null, new Usage(used, 2, used >= 2));
        }

        @Override
        public List<Charge> charges(Admission admission) {
            return List.of(ONE);
        }
    }

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of(ID);
    }

    @Override
    protected SlotCatalog catalog() {
        return FixedFactory.catalog(Check.class, ID, Twice::new);
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(Account.none().charged(ONE, 0).charged(ONE, 0)));
    }

    @Test
    void oneThatAlwaysSaysYesIsRefused() {
        Check yes = admission -> Finding.pass(ID, null);
        assertThatThrownBy(() -> new Against(yes).itLetsPassWhatIsWelcomeAndNothingElse())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatChargesWhatItDoesNotReadIsRefused() {
        Check spendthrift = new Check() {
            @Override
            public Finding check(Admission admission) {
                return Finding.pass(ID, null);
            }

            @Override
            public List<Charge> charges(Admission admission) {
                return List.of(ONE);
            }
        };
        assertThatThrownBy(() -> new Against(spendthrift).whatItChargesForIsSpentSomeTime())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatChangesItsMindIsRefused() {
        AtomicInteger turn = new AtomicInteger();
        Check fickle = admission -> Finding.pass(ID, "turn " + turn.incrementAndGet());
        assertThatThrownBy(() -> new Against(fickle).theSameAdmissionHasTheSameFinding())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneThatPromisesTooEarlyAMomentIsRefused() {
        Check hasty = admission -> Finding.reject(ID, "no", admission.now() + 1);
        assertThatThrownBy(() -> new Against(hasty).theMomentItNamesIsTheFirstAtWhichItSaysYes())
                .isInstanceOf(AssertionError.class);
    }

    private static final class Against extends CheckContract {
        private final Check check;

        Against(Check check) {
            this.check = check;
        }

        @Override
        protected SlotSpec spec() {
            return SlotSpec.of(ID);
        }

        @Override
        protected SlotCatalog catalog() {
            return FixedFactory.catalog(Check.class, ID, () -> check);
        }

        @Override
        protected Admission welcome() {
            return offer(Account.none());
        }

        @Override
        protected Optional<Admission> unwelcome() {
            return Optional.of(offer(Account.none()));
        }
    }
}
