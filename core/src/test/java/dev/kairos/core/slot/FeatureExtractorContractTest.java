package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An extractor that keeps the contract, and what the contract has against others. */
class FeatureExtractorContractTest extends FeatureExtractorContract {
    private static final String ID = "words-and-age";

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of(ID);
    }

    @Override
    protected SlotCatalog catalog() {
        return FixedFactory.catalog(FeatureExtractor.class, ID, WordsAndAge::new);
    }

    @Test
    void oneThatCountsWhatItHasSeenIsRefused() {
        assertThatThrownBy(() -> new Against(Counting::new).theSameViewHasTheSameFeaturesWhateverWasSeenBefore())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneWithANumberTooFewOrNotANumberIsRefused() {
        assertThatThrownBy(() -> new Against(() -> fixed("a@1", 0)).everyViewHasOneFiniteNumberPerName())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> new Against(() -> fixed("a@1", 0, Float.NaN)).everyViewHasOneFiniteNumberPerName())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void oneWithoutAVersionIsRefused() {
        assertThatThrownBy(() -> new Against(() -> fixed("a", 0, 0)).theSchemaHasAVersionAndIsTheSameForEveryInstance())
                .isInstanceOf(AssertionError.class);
    }

    private static FeatureExtractor fixed(String schema, float... values) {
        return new WordsAndAge() {
            @Override
            public String schema() {
                return schema;
            }

            @Override
            public float[] extract(SessionView view) {
                return values;
            }
        };
    }

    /** Number of characters of the turn and the age of the session. */
    private static class WordsAndAge implements FeatureExtractor {
        @Override
        public String schema() {
            return "words-and-age@1";
        }

        @Override
        public List<String> names() {
            return List.of("turn.length", "session.age");
        }

        @Override
        public float[] extract(SessionView view) {
            int length =
                    view.turn() == null ? 0 : view.turn().event().textOrEmpty().length();
            return new float[] {length, (float) view.features().get(Feature.AGE)};
        }
    }

    /** Remembers how often it was asked. */
    private static final class Counting extends WordsAndAge {
        private int asked;

        @Override
        public float[] extract(SessionView view) {
            asked++;
            return new float[] {asked, 0};
        }
    }

    private static final class Against extends FeatureExtractorContract {
        private final Supplier<FeatureExtractor> maker;

        Against(Supplier<FeatureExtractor> maker) {
            this.maker = maker;
        }

        @Override
        protected SlotSpec spec() {
            return SlotSpec.of(ID);
        }

        @Override
        protected SlotCatalog catalog() {
            return FixedFactory.catalog(FeatureExtractor.class, ID, maker);
        }
    }
}
