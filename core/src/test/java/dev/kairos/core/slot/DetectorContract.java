package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.session.SessionView;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every detector owes. */
public abstract class DetectorContract extends SlotContract<Detector> {
    @Override
    protected final Class<Detector> slot() {
        return Detector.class;
    }

    /** A view on which it has something to say. */
    protected abstract SessionView telling();

    @Test
    void theSameViewGivesTheSameSignals() {
        assertThat(made().detect(telling())).isNotEmpty().isEqualTo(made().detect(telling()));
    }

    @Test
    void signalsAreLiveAndNameTheirDetector() {
        assertThat(made().detect(telling())).allSatisfy(signal -> {
            assertThat(signal.isLiveAt(telling().now())).isTrue();
            assertThat(signal.by()).matches("[a-z-]+@\\d+");
        });
    }

    @Test
    void anEmptyViewIsNoError() {
        assertThat(made().detect(new Views().view())).isInstanceOf(List.class);
    }
}
