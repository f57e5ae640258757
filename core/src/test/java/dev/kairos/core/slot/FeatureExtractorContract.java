package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every feature extractor owes. */
public abstract class FeatureExtractorContract extends SlotContract<FeatureExtractor> {
    @Override
    protected final Class<FeatureExtractor> slot() {
        return FeatureExtractor.class;
    }

    /** Nothing, words, a tool, extreme features, silence. */
    private static List<SessionView> views() {
        return List.of(
                new Views().view(),
                new Views().says("ann", "hello there").says("bob", "").view(),
                new Views()
                        .says("make", Role.TOOL, EventType.TOOL_RESULT, "exit 1")
                        .view(),
                new Views()
                        .says("ann", "!!!")
                        .feature(Feature.AGE, 1e30)
                        .feature(Feature.TENSION_SLOPE, -1e30)
                        .view(),
                new Views().says("ann", "anybody?").silent(300_000).view());
    }

    @Test
    void theNamesAreDifferentAndTheSameForEveryInstance() {
        assertThat(made().names())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9][a-z0-9.-]*"))
                .isEqualTo(made().names());
    }

    @Test
    void theSchemaHasAVersionAndIsTheSameForEveryInstance() {
        assertThat(made().schema()).matches("[a-z][a-z0-9-]*@\\d+").isEqualTo(made().schema());
    }

    @Test
    void everyViewHasOneFiniteNumberPerName() {
        FeatureExtractor extractor = made();
        for (SessionView view : views()) {
            float[] features = extractor.extract(view);
            assertThat(features).hasSize(extractor.names().size());
            for (float feature : features) {
                assertThat(feature).isFinite();
            }
        }
    }

    @Test
    void theSameViewHasTheSameFeaturesWhateverWasSeenBefore() {
        FeatureExtractor extractor = made();
        for (SessionView view : views()) {
            extractor.extract(view);
        }
        for (SessionView view : views()) {
            assertThat(extractor.extract(view)).isEqualTo(made().extract(view));
        }
    }
}
