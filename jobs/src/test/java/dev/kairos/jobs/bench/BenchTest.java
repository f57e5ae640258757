package dev.kairos.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.jobs.bench.Bench.Prepared;
import dev.kairos.jobs.bench.Bench.Ratio;
import dev.kairos.jobs.bench.Bench.Side;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
    private final List<String> order = new ArrayList<>();

    private Side side(String name, double... figures) {
        Iterator<Double> left =
                java.util.Arrays.stream(figures).boxed().toList().iterator();
        return new Side(name, () -> {
            order.add(name);
            return left.next();
        });
    }

    /** The machine slows down to a third; the ratio within a round does not. */
    private Prepared drifting() {
        return new Prepared(
                List.of(side("ours", 99, 60, 40, 20), side("theirs", 77, 120, 80, 50)),
                List.of(new Ratio("oursOverTheirs", "ours", "theirs")),
                () -> {});
    }

    @Test
    void sidesTakeTurnsAndTheFirstRoundDoesNotCount() throws Exception {
        Prepared prepared = drifting();
        Rounds rounds = Rounds.of(prepared, 3, step -> {});
        assertThat(order).containsExactly("ours", "theirs", "ours", "theirs", "ours", "theirs", "ours", "theirs");
        Rounds.Spread spread = rounds.spread(prepared.ratios().get(0));
        assertThat(spread.median()).isEqualTo(0.5, within(1e-12));
        assertThat(spread.min()).isEqualTo(0.4, within(1e-12));
        assertThat(spread.max()).isEqualTo(0.5, within(1e-12));
        assertThat(spread.runs()).isEqualTo(3);
    }

    @Test
    void theFileHoldsRatiosFiguresAndTheMachine() throws Exception {
        Prepared prepared = drifting();
        BenchReport report = new BenchReport("toy", 10, prepared.ratios(), Rounds.of(prepared, 3, step -> {}));
        JsonNode file = JsonMapper.builder().build().readTree(report.json());
        assertThat(file.path("name").asText()).isEqualTo("toy");
        assertThat(file.path("ratios").path("oursOverTheirs").path("median").asDouble())
                .isEqualTo(0.5, within(1e-12));
        assertThat(file.path("raw").path("theirs")).hasSize(3);
        assertThat(file.path("machine").path("processors").asInt()).isPositive();
        assertThat(report.table()).contains("oursOverTheirs").contains("in 3 rounds");
    }

    /** Every comparison runs, on a size at which its figures mean nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"encoder", "static", "pipeline", "pipeline-heap"})
    void everyComparisonRuns(String name) throws Exception {
        try (Prepared prepared = Benches.of(name).prepare(60)) {
            for (Side side : prepared.sides()) {
                assertThat(side.measurement().run()).as(side.name()).isPositive();
            }
            List<String> sides = prepared.sides().stream().map(Side::name).toList();
            assertThat(prepared.ratios()).isNotEmpty().allSatisfy(ratio -> assertThat(sides)
                    .contains(ratio.over(), ratio.under()));
        }
    }
}
