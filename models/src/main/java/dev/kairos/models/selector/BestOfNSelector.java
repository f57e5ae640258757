package dev.kairos.models.selector;

import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Selector;
import dev.kairos.core.slot.SlotFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The wording with the largest weighted sum of scores; a score that nobody gave counts as 0. Of several equals the one
 * that comes first, which is the one that the responder prefers.
 */
public final class BestOfNSelector implements Selector {
    private final Map<String, Double> weights;

    /** @param weights weights by scorer; empty weighs all scores alike */
    BestOfNSelector(Map<String, Double> weights) {
        this.weights = Map.copyOf(weights);
    }

    @Override
    public int select(List<Candidate> candidates) {
        int best = 0;
        for (int i = 1; i < candidates.size(); i++) {
            if (sum(candidates.get(i)) > sum(candidates.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private double sum(Candidate candidate) {
        return candidate.scores().entrySet().stream()
                .mapToDouble(score -> score.getValue() * weight(score.getKey()))
                .sum();
    }

    private double weight(String scorer) {
        return weights.isEmpty() ? 1 : weights.getOrDefault(scorer, 0.0);
    }

    /** Makes the selector. */
    public static final class Factory implements SlotFactory<Selector> {
        @Override
        public Class<Selector> slot() {
            return Selector.class;
        }

        @Override
        public String id() {
            return "best-of-n";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "the wording with the largest weighted sum of scores";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of(
                    "weights",
                    Parameter.Kind.TABLE,
                    null,
                    "Weights by scorer, others 0; without any, all scores weigh alike."));
        }

        @Override
        public Selector create(Parameters parameters) {
            Map<String, Double> weights = new LinkedHashMap<>();
            parameters.table("weights").forEach((scorer, weight) -> weights.put(scorer, number(scorer, weight)));
            return new BestOfNSelector(weights);
        }

        private static double number(String scorer, String weight) {
            try {
                double number = Double.parseDouble(weight);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // refused below, like a number that is none
            }
            throw new IllegalArgumentException("weight of '" + scorer + "' is '" + weight + "'; expected a number");
        }
    }
}
