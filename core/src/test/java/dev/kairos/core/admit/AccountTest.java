package dev.kairos.core.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.SessionKey;
import dev.kairos.core.outcome.Outcome.Kind;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Proposal OFFER = Proposal.of("s-1/helper/e-1", "offer-help", 1_000);

    @Test
    void theNewestConsentIsTheWholeTruthInWhicheverOrderTheyArrive() {
        var older = Accounts.consent("c-1", 1_000, "consent", "true", "timezone", "Europe/Berlin");
        var newer = Accounts.consent("c-2", 2_000, "consent", "false");
        Account inOrder = Account.none().wishing(older).wishing(newer);
        assertThat(Account.none().wishing(newer).wishing(older)).isEqualTo(inOrder);
        assertThat(inOrder.wishes().flag("consent")).isFalse();
        assertThat(inOrder.wishes().zone()).isNull();
    }

    @Test
    void ofTwoConsentsInOneMillisecondTheOneWithTheLargerIdCounts() {
        var one = Accounts.consent("c-1", 1_000, "mode", "focus");
        var other = Accounts.consent("c-2", 1_000, "mode", "normal");
        assertThat(Account.none().wishing(other).wishing(one).wishes().text("mode"))
                .isEqualTo("normal");
        assertThat(Account.none().wishing(one).wishing(other).wishes().text("mode"))
                .isEqualTo("normal");
    }

    @Test
    void aReactionKnowsTheActOfWhatWasAdmitted() {
        Account account = Account.none().told(OFFER, 1_000);
        Reaction reaction = Reaction.of(Accounts.reaction("r-1", 2_000, "s-1/helper/e-1", "REJECTED"));
        assertThat(account.knows(reaction)).isTrue();
        assertThat(account.hearing(reaction).reactions())
                .containsExactly(
                        new Reaction(SessionKey.of("s-1/helper/e-1"), "offer-help", Kind.REJECTED, 2_000, true));
    }

    @Test
    void aSecondArrivalOfAReactionChangesNothing() {
        Reaction reaction = Reaction.of(Accounts.reaction("r-1", 2_000, "s-1/helper/e-1", "REJECTED"));
        Account once = Account.none().hearing(reaction);
        assertThat(once.hearing(reaction)).isEqualTo(once);
    }

    @Test
    void thePersonsOwnWordOutranksWhatWasReadOutOfWhatFollowed() {
        Reaction own = new Reaction(7, "a", Kind.REJECTED, 2_000, true);
        Reaction read = new Reaction(7, "a", Kind.IGNORED, 9_000, false);
        assertThat(Account.none().hearing(own).hearing(read).reactions()).containsExactly(own);
        assertThat(Account.none().hearing(read).hearing(own).reactions()).containsExactly(own);
    }

    @Test
    void aRatingCountsByItsSignAndNonsenseNotAtAll() {
        assertThat(Reaction.of(Accounts.reaction("r", 1, "i", "RATED"))).isNull();
        assertThat(Reaction.of(Accounts.reaction("r", 1, "i", "MAYBE"))).isNull();
    }

    @Test
    void whatIsKeptIsBounded() {
        Account account = Account.none();
        for (int i = 0; i < 1_000; i++) {
            account = account.told(Proposal.of("d" + i, "a", i), i)
                    .hearing(new Reaction(i, "a", Kind.IGNORED, i, true))
                    .charged(new Charge("entry" + i, 1, 1, Long.MAX_VALUE - i), i);
        }
        assertThat(account.said()).hasSize(Account.KEPT).last().matches(one -> one.time() == 999);
        assertThat(account.reactions()).hasSize(Account.KEPT);
        assertThat(account.spent()).hasSize(Account.ENTRIES);
    }

    @Test
    void whatNoLongerMattersGoesWithTheNextCharge() {
        Account account = Account.none().charged(new Charge("old", 1, 5, 1_000), 0);
        assertThat(account.charged(new Charge("new", 1, 5, 9_000), 1_000).spent())
                .containsOnlyKeys("old", "new");
        assertThat(account.charged(new Charge("new", 1, 5, 9_000), 1_001).spent())
                .containsOnlyKeys("new");
    }

    @Test
    void wishesThatCannotBeReadCountAsUnset() {
        Wishes wishes = Accounts.wishing(
                        "timezone", "Mars/Olympus_Mons", "snoozedUntil", "soon", "consents", "[", "tolerance", "lots")
                .wishes();
        assertThat(wishes.zone()).isNull();
        assertThat(wishes.time("snoozedUntil")).isNull();
        assertThat(wishes.agreedTo("ad")).isNull();
        assertThat(wishes.number("tolerance")).isNull();
    }

    @Test
    void listsAndInstantsAreReadInBothTheirForms() {
        Wishes wishes = Accounts.wishing(
                        "mutedTypes", "[\"a\",\"b\"]", "mode", "a, b", "snoozedUntil", "2026-03-04T10:15:00+01:00")
                .wishes();
        assertThat(wishes.words("mutedTypes")).containsExactly("a", "b");
        assertThat(wishes.words("mode")).containsExactly("a", "b");
        assertThat(wishes.time("snoozedUntil")).isEqualTo(1_772_615_700_000L);
        assertThat(Accounts.wishing("snoozedUntil", "1772615700000").wishes().time("snoozedUntil"))
                .isEqualTo(1_772_615_700_000L);
    }
}
