package dev.kairos.models.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WordingsTest {
    @Test
    void oneWordingAgainstThreeIsAQuarterOfDisagreementAndTheMeanDecides() {
        Wordings wordings = new Wordings(List.of(0.9, 0.8, 0.7, 0.2));
        assertThat(wordings.disagreement()).isEqualTo(0.25);
        assertThat(wordings.agree()).isFalse();
        assertThat(wordings.mean()).isEqualTo(0.65, within(1e-12));
        assertThat(wordings.answer()).isTrue();
        assertThat(wordings.answer(3)).isFalse();
        assertThat(wordings.doubt()).isEqualTo(0.7, within(1e-12));
        assertThat(wordings.doubt(0)).isEqualTo(0.2, within(1e-12));
    }

    @Test
    void oneSureMistakeDoesNotOutvoteManyButShakesThem() {
        assertThat(new Wordings(List.of(0.95, 0.95, 0.95)).doubt())
                .isLessThan(new Wordings(List.of(0.95, 0.95, 0.01)).doubt());
    }

    @Property
    void doubtAndDisagreementDoNotDependOnTheOrderOrTheSenseOfTheQuestion(
            @ForAll @Size(min = 1, max = 9) List<@DoubleRange(max = 1) Double> yes) {
        Wordings wordings = new Wordings(yes);
        Wordings turned = new Wordings(yes.stream().map(one -> 1 - one).sorted().toList());
        assertThat(wordings.doubt()).isBetween(0.0, 1.0).isCloseTo(turned.doubt(), within(1e-9));
        assertThat(wordings.disagreement()).isBetween(0.0, 0.5);
    }

    @Test
    void tokensOfNoWeightSayNothing() {
        assertThat(Wordings.yesAmong(0, 0)).isEqualTo(0.5);
        assertThat(Wordings.yesAmong(30, 10)).isEqualTo(0.75);
    }

    @Test
    void aProbabilityOutsideItsRangeIsRefusedWithItsValue() {
        assertThatThrownBy(() -> new Wordings(List.of(0.5, 1.5))).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new Wordings(List.of())).hasMessageContaining("one or more");
    }
}
