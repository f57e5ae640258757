package dev.kairos.core.admit;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.outcome.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An immutable view of whom an action concerns, over all sessions, channels and assistants: a person; a session that is
 * addressed as a whole; or a tenant. Every change is a new account. All of it is bounded.
 *
 * @param wishes what the person wants
 * @param reactions what became of the last interventions, oldest first, one each, at most {@value #KEPT}
 * @param said what was admitted last, oldest first, at most {@value #KEPT}
 * @param spent budgets by entry, at most {@value #ENTRIES}
 * @param lastAdmitted event time of the last admission by any assistant, ms, or null
 */
public record Account(
        Wishes wishes,
        List<Reaction> reactions,
        List<Said> said,
        Map<String, Spent> spent,
        @Nullable Long lastAdmitted) {
    /** Most reactions and admissions that are kept. */
    public static final int KEPT = 64;
    /** Most entries of budgets that are kept. */
    public static final int ENTRIES = 256;

    public Account {
        reactions = List.copyOf(reactions);
        said = List.copyOf(said);
        spent = Map.copyOf(spent);
    }

    /** Of whom nothing is known. */
    public static Account none() {
        return new Account(Wishes.none(), List.of(), List.of(), Map.of(), null);
    }

    /** What was spent under an entry, 0 if nothing. */
    public double spent(String entry) {
        Spent found = spent.get(entry);
        return found == null ? 0 : found.amount();
    }

    /** How often a kind of outcome is remembered. */
    public long outcomes(Outcome.Kind kind) {
        return reactions.stream().filter(reaction -> reaction.kind() == kind).count();
    }

    /** After a CONSENT: the newest is the whole truth, whenever it arrives. */
    public Account wishing(SessionEvent consent) {
        Wishes newer = Wishes.of(consent);
        return newer.supersedes(wishes) ? new Account(newer, reactions, said, spent, lastAdmitted) : this;
    }

    /** Whether an intervention is known to have been admitted here. */
    public boolean knows(Reaction reaction) {
        return said.stream().anyMatch(one -> one.decision() == reaction.intervention());
    }

    /** After a reaction: one counts for each intervention, so that a second arrival changes nothing. */
    public Account hearing(Reaction reaction) {
        Reaction known = said.stream()
                .filter(one -> one.decision() == reaction.intervention())
                .findFirst()
                .map(one -> reaction.to(one.act()))
                .orElse(reaction);
        List<Reaction> next = new ArrayList<>(reactions);
        for (Reaction one : reactions) {
            if (one.intervention() == known.intervention()) {
                if (!known.outranks(one)) {
                    return this;
                }
                next.remove(one);
            }
        }
        next.add(known);
        next.sort(Comparator.comparingLong(Reaction::time).thenComparingLong(Reaction::intervention));
        return new Account(wishes, last(next), said, spent, lastAdmitted);
    }

    /** After a budget was charged; entries that no longer matter go. */
    public Account charged(Charge charge, long now) {
        Map<String, Spent> next = new TreeMap<>(spent);
        next.values().removeIf(one -> one.until() < now);
        next.merge(
                charge.entry(),
                new Spent(charge.amount(), charge.until()),
                (old, more) -> new Spent(old.amount() + more.amount(), Math.max(old.until(), more.until())));
        if (next.size() > ENTRIES) {
            next.entrySet().stream()
                    .min(Comparator.comparingLong((Map.Entry<String, Spent> entry) ->
                                    entry.getValue().until())
                            .thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey)
                    .ifPresent(next::remove);
        }
        return new Account(wishes, reactions, said, next, lastAdmitted);
    }

    /** After an action was admitted. */
    Account told(Proposal proposal, long now) {
        List<Said> next = new ArrayList<>(said);
        next.add(new Said(SessionKey.of(proposal.decision()), proposal.act(), now));
        return new Account(
                wishes, reactions, last(next), spent, lastAdmitted == null ? now : Math.max(lastAdmitted, now));
    }

    private static <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }
}
