package dev.kairos.jobs.report;

import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.Gold;
import dev.kairos.jobs.metrics.GoldFiles;
import dev.kairos.jobs.metrics.Said;
import dev.kairos.jobs.metrics.SpanMatching;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one assistant did in one session.
 *
 * @param source the run
 * @param decisions its decisions in the order of the log
 * @param fates what became of each of them
 * @param matching what was said against what was wanted; null where nobody said what was wanted
 */
record SessionRun(LoadedRun source, List<Decision> decisions, List<Fate> fates, @Nullable SpanMatching matching) {
    /**
     * Looks at a session.
     *
     * @param gold everything that gold says of the session; null if there is none
     */
    static SessionRun of(LoadedRun source, String session, @Nullable List<Gold> gold) {
        String assistant = source.run().assistant().name();
        List<Decision> decisions = source.log().decisions(session).stream()
                .filter(decision -> decision.assistant().equals(assistant))
                .toList();
        List<Fate> fates = decisions.stream()
                .map(decision -> Fate.of(decision, source.log().intervention(decision)))
                .toList();
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (fates.get(i) == Fate.SAID) {
                said.add(said(source, decisions.get(i)));
            }
        }
        SpanMatching matching = gold == null ? null : SpanMatching.of(said, GoldFiles.wanted(gold, source.acts()));
        return new SessionRun(source, decisions, fates, matching);
    }

    private static Said said(LoadedRun source, Decision decision) {
        Intervention intervention = source.log().intervention(decision);
        long time = intervention == null ? decision.time() : intervention.time();
        return new Said(time, source.acts().isEmpty() ? null : decision.act());
    }

    /** Whether what a decision said lies in a wanted span; null where nothing was said or nothing is known. */
    @Nullable
    Boolean isWanted(int index) {
        if (matching == null || fates.get(index) != Fate.SAID) {
            return null;
        }
        return matching.matching().contains(said(source, decisions.get(index)));
    }

    /** Decisions by what became of them. */
    Map<Fate, Integer> byFate() {
        Map<Fate, Integer> counts = new TreeMap<>();
        fates.forEach(fate -> counts.merge(fate, 1, Integer::sum));
        return counts;
    }

    /** Actions that were chosen. */
    Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        decisions.forEach(decision -> actions.add(decision.action().name()));
        return actions;
    }

    /** Checks that said no. */
    Set<String> checks() {
        Set<String> checks = new TreeSet<>();
        for (Decision decision : decisions) {
            decision.checks().stream()
                    .filter(check -> !check.ok())
                    .map(CheckResult::id)
                    .forEach(checks::add);
            if (decision.suppressedBy() != null) {
                checks.add(decision.suppressedBy());
            }
        }
        return checks;
    }

    /** What interventions came to: kinds of outcome, and why replies were dropped. */
    Set<String> outcomes() {
        Set<String> outcomes = new TreeSet<>();
        for (Decision decision : decisions) {
            Outcome outcome = source.log().outcome(decision);
            if (outcome != null) {
                outcomes.add(outcome.kind().name());
            }
            Intervention intervention = source.log().intervention(decision);
            if (intervention != null && intervention.dropped() != null) {
                outcomes.add(intervention.dropped().name());
            }
        }
        return outcomes;
    }

    int count(Fate fate) {
        return byFate().getOrDefault(fate, 0);
    }

    int missed() {
        return matching == null ? 0 : matching.missed().size();
    }

    int falseAlarms() {
        return matching == null ? 0 : count(Fate.SAID) - matching.matching().size();
    }

    /** How much there is to see: decisions that are more than waiting, and moments that were missed. */
    int interest() {
        return decisions.size() - count(Fate.WAITED) + missed();
    }
}
