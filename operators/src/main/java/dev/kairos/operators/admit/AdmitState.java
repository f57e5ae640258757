package dev.kairos.operators.admit;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Reaction;
import dev.kairos.core.admit.Said;
import dev.kairos.core.admit.Spent;
import dev.kairos.core.admit.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What ADMIT keeps of a person, a session or a tenant. */
public final class AdmitState {
    /** Event time of the last admitted action, ms; {@link Long#MIN_VALUE} before the first. */
    public long lastAdmitted = Long.MIN_VALUE;
    /** What the person wants, or null before the first CONSENT. */
    public @Nullable Wishes wishes;
    /** What became of the last interventions. */
    public List<Reaction> reactions = new ArrayList<>();
    /** What was admitted last. */
    public List<Said> said = new ArrayList<>();
    /** Budgets by entry. */
    public Map<String, Spent> spent = new TreeMap<>();
    /** Event times to which actions were put off, ms. */
    public List<Long> held = new ArrayList<>();
    /** Event time of the last change, ms. */
    public long touched = Long.MIN_VALUE;

    /** For deserialisation. */
    public AdmitState() {}

    Account account() {
        return new Account(
                wishes == null ? Wishes.none() : wishes,
                reactions,
                said,
                spent,
                lastAdmitted == Long.MIN_VALUE ? null : lastAdmitted);
    }

    void keep(Account account) {
        Long last = account.lastAdmitted();
        lastAdmitted = last == null ? Long.MIN_VALUE : last;
        wishes = account.wishes();
        reactions = new ArrayList<>(account.reactions());
        said = new ArrayList<>(account.said());
        spent = new TreeMap<>(account.spent());
    }
}
