package dev.kairos.models.scorer;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Scorer;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;

/**
 * How much a wording is about what the plan is about: the cosine between the sentence vectors of the wording and of the
 * plan's values, such as the words that called for it. Without values, or without words, 0.
 */
public final class RelevanceScorer implements Scorer {
    private final Encoder encoder;

    RelevanceScorer(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public double score(Candidate candidate, Plan plan) {
        String matter = String.join("\n", plan.slots().values());
        if (matter.isBlank() || candidate.text().isBlank()) {
            return 0;
        }
        List<float[]> vectors = encoder.encode(List.of(candidate.text(), matter));
        double cosine = 0;
        for (int i = 0; i < encoder.dimension(); i++) {
            cosine += vectors.get(0)[i] * vectors.get(1)[i];
        }
        return cosine;
    }

    @Override
    public void close() {
        encoder.close();
    }

    /** Makes the scorer. */
    public static final class Factory implements SlotFactory<Scorer> {
        @Override
        public Class<Scorer> slot() {
            return Scorer.class;
        }

        @Override
        public String id() {
            return "relevance";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "how much a wording is about what the plan is about, by sentence vectors";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.slot("encoder", Encoder.class, "hashing", "Encoder of wording and values."));
        }

        @Override
        public Scorer create(Parameters parameters) {
            return new RelevanceScorer(parameters.slot("encoder", Encoder.class));
        }
    }
}
