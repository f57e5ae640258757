package dev.kairos.models.scorer;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Scorer;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.turn.Tension;
import dev.kairos.models.cue.LexicalCueExtractor;

/** How calm a wording sounds: 1 less its {@link Tension}, in (0, 1]. It knows words, not what they do to people. */
public final class CalmScorer implements Scorer {
    private final LexicalCueExtractor cues = new LexicalCueExtractor();

    @Override
    public double score(Candidate candidate, Plan plan) {
        return 1 - Tension.of(cues.count(candidate.text()));
    }

    /** Makes the scorer. */
    public static final class Factory implements SlotFactory<Scorer> {
        @Override
        public Class<Scorer> slot() {
            return Scorer.class;
        }

        @Override
        public String id() {
            return "calm";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "how calm a wording sounds, from insults, frustration and personal negation";
        }

        @Override
        public Scorer create(Parameters parameters) {
            return new CalmScorer();
        }
    }
}
