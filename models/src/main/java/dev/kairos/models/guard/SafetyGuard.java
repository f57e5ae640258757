package dev.kairos.models.guard;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.turn.Turn;
import dev.kairos.models.cue.LexicalCueExtractor;
import dev.kairos.models.encoder.MiniLmEncoder;
import dev.kairos.models.safety.Refusals;
import dev.kairos.models.safety.SafetyInput;
import dev.kairos.models.safety.SafetyScale;
import dev.kairos.models.safety.Taxonomy;
import dev.kairos.models.safety.Taxonomy.Flag;
import dev.kairos.models.safety.TaxonomyParameter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The first stage of a cascade (P54): a classifier in process, read by a taxonomy. Below the band of doubt words pass,
 * above it the taxonomy says what follows, and inside it somebody else is asked; nobody there means BLOCK.
 */
public final class SafetyGuard implements Guard {
    static final String BY = "safety@1";

    private final SafetyScale scale;
    private final @Nullable Encoder encoder;
    private final Band band;
    private final Guard unsure;
    private final LexicalCueExtractor cues = new LexicalCueExtractor();

    /**
     * Where the classifier is in doubt.
     *
     * @param low lowest score that is doubtful, one half being the threshold
     * @param high lowest score above it that is not; as large as low for no doubt at all
     */
    public record Band(double low, double high) {
        public Band {
            if (low > high || low > 0.5 || high < 0.5) {
                throw new IllegalArgumentException("low is " + low + " and high " + high
                        + ", expected low <= 0.5 <= high: one half is the threshold");
            }
        }

        public boolean holds(double score) {
            return score >= low && score < high;
        }
    }

    /**
     * @param scale model and taxonomy
     * @param encoder for the vector that the model reads beside n-grams, or null for n-grams alone
     * @param band where to ask the next guard
     * @param unsure the next guard
     */
    public SafetyGuard(SafetyScale scale, @Nullable Encoder encoder, Band band, Guard unsure) {
        this.scale = scale;
        this.encoder = encoder;
        this.band = band;
        this.unsure = unsure;
    }

    @Override
    public CompletionStage<Verdict> review(Content content) {
        List<Flag> flags = encoder == null
                ? scale.byGrams(SafetyInput.of(content.text()))
                : scale.byBoth(SafetyInput.of(content.text(), cues.count(content.text()), vector(content)));
        double score = SafetyScale.highest(flags);
        if (band.holds(score)) {
            return unsure.review(content);
        }
        return CompletableFuture.completedStage(score < 0.5 ? Verdict.allow(BY) : Refusals.verdict(BY, flags));
    }

    /** PERCEIVE may have encoded the turn already. */
    private float[] vector(Content content) {
        Encoder own = Objects.requireNonNull(encoder);
        Turn turn = content.view().turn();
        return turn != null
                        && turn.vector().length == own.dimension()
                        && turn.event().textOrEmpty().equals(content.text())
                ? turn.vector()
                : own.encode(List.of(content.text())).get(0);
    }

    @Override
    public void close() {
        scale.close();
        unsure.close();
        if (encoder != null) {
            encoder.close();
        }
    }

    /** Makes the guard. */
    public static final class Factory implements SlotFactory<Guard> {
        private static final String VECTOR = "vector";

        @Override
        public Class<Guard> slot() {
            return Guard.class;
        }

        @Override
        public String id() {
            return "safety";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "a trained classifier read by a taxonomy, with a band of doubt in which another guard is asked";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    TaxonomyParameter.DECLARATION,
                    Parameter.word(
                            "tier",
                            List.of("grams", VECTOR),
                            "grams",
                            "What the classifier reads: n-grams (microseconds), or a sentence vector, too."),
                    Parameter.of("low", Parameter.Kind.SHARE, "0.5", "Score from which on the classifier is in doubt."),
                    Parameter.of("high", Parameter.Kind.SHARE, "0.5", "Score from which on it is sure again."),
                    Parameter.slot("unsure", Guard.class, "block", "Who is asked in between."));
        }

        @Override
        public Guard create(Parameters parameters) {
            Band band = band(parameters);
            Taxonomy taxonomy = TaxonomyParameter.of(parameters);
            Guard unsure = parameters.slot("unsure", Guard.class);
            Encoder encoder = parameters.text("tier").equals(VECTOR) ? new MiniLmEncoder() : null;
            return new SafetyGuard(SafetyScale.shipped(taxonomy), encoder, band, unsure);
        }

        /** Looks at the parameters only: models are costly to load. */
        @Override
        public void verify(Parameters parameters) {
            band(parameters);
            TaxonomyParameter.of(parameters);
        }

        private static Band band(Parameters parameters) {
            return new Band(parameters.number("low"), parameters.number("high"));
        }
    }
}
