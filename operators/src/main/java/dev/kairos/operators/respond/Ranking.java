package dev.kairos.operators.respond;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Scorer;
import dev.kairos.core.slot.Selector;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The choice among candidates: every scorer scores each of them, the selector picks one. Without a selector the first is
 * taken, as also where a scorer or selector fails: there are words, and the guards see them in any case.
 */
final class Ranking implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ranking.class);

    private final Map<String, Scorer> scorers;
    private final @Nullable Selector selector;

    /**
     * Candidates with their scores.
     *
     * @param candidates candidates in the responder's order
     * @param chosen index of the winner, -1 if there is no candidate
     */
    record Ranked(List<Candidate> candidates, int chosen) {}

    Ranking(Map<String, Scorer> scorers, @Nullable Selector selector) {
        this.scorers = scorers;
        this.selector = selector;
    }

    static Ranking of(AssistantSpec assistant, SlotCatalog catalog) {
        Map<String, Scorer> scorers = new LinkedHashMap<>();
        for (SlotSpec scorer : assistant.scorers()) {
            scorers.put(scorer.id(), catalog.create(Scorer.class, scorer));
        }
        SlotSpec selector = assistant.selector();
        return new Ranking(scorers, selector == null ? null : catalog.create(Selector.class, selector));
    }

    Ranked rank(List<Candidate> candidates, Plan plan) {
        if (candidates.isEmpty()) {
            return new Ranked(candidates, -1);
        }
        try {
            List<Candidate> scored = candidates.stream()
                    .map(candidate -> scored(candidate, plan))
                    .toList();
            int chosen = selector == null ? 0 : selector.select(scored);
            if (chosen < 0 || chosen >= scored.size()) {
                throw new IllegalStateException("the selector chose " + chosen + " of " + scored.size()
                        + " candidates; expected an index from 0 on");
            }
            return new Ranked(scored, chosen);
        } catch (RuntimeException e) {
            LOG.warn("candidates for {} cannot be ranked; the first is taken", plan.act(), e);
            return new Ranked(candidates, 0);
        }
    }

    private Candidate scored(Candidate candidate, Plan plan) {
        Map<String, Double> scores = new TreeMap<>(candidate.scores());
        scorers.forEach((id, scorer) -> {
            double score = scorer.score(candidate, plan);
            if (!Double.isFinite(score)) {
                throw new IllegalStateException("scorer '" + id + "' gave " + score + "; expected a finite number");
            }
            scores.put(id, score);
        });
        return new Candidate(candidate.text(), scores, candidate.guard(), candidate.cost());
    }

    @Override
    public void close() {
        scorers.values().forEach(Scorer::close);
    }
}
