package dev.kairos.core.admit;

/**
 * What an admitted action takes from one budget.
 *
 * @param entry entry of the account: the budget and its period
 * @param amount how much
 * @param limit what the entry may hold
 * @param until event time in ms after which the entry no longer matters
 */
public record Charge(String entry, double amount, double limit, long until) {
    /** Whether an account still has room for it. */
    public boolean fits(Account account) {
        return account.spent(entry) + amount <= limit;
    }
}
