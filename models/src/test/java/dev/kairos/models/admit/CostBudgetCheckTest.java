package dev.kairos.models.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.admit.Account;
import dev.kairos.core.admit.Charge;
import dev.kairos.core.slot.Check.Admission;
import dev.kairos.core.slot.CheckContract;
import dev.kairos.core.slot.SlotSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostBudgetCheckTest extends CheckContract {
    @Override
    protected SlotSpec spec() {
        return new SlotSpec("cost-budget", parameters());
    }

    @Override
    protected Admission welcome() {
        return offer(Account.none());
    }

    @Override
    protected Optional<Admission> unwelcome() {
        return Optional.of(offer(spent(1)));
    }

    private static final String ENTRY = "cost-budget/day/2026-03-04";

    private static Map<String, Object> parameters() {
        return Map.of("limit", 1, "steps", steps("model", 0.1, "smaller-model", 0.02, "template", 0.001));
    }

    private static Map<String, Object> steps(Object... namesAndCosts) {
        Map<String, Object> steps = new LinkedHashMap<>();
        for (int i = 0; i < namesAndCosts.length; i += 2) {
            steps.put(String.valueOf(namesAndCosts[i]), namesAndCosts[i + 1]);
        }
        return steps;
    }

    private static Account spent(double amount) {
        return Account.none().charged(new Charge(ENTRY, amount, 1, NOON), 0);
    }

    @Test
    void itStepsDownToSmallerModelTemplateAndSilence() {
        assertThat(made().check(offer(spent(0.7))).step()).isZero();
        assertThat(made().check(offer(spent(0.71))).step()).isEqualTo(1);
        assertThat(made().check(offer(spent(0.95))).step()).isEqualTo(2);
        assertThat(made().check(offer(spent(0.95))).value()).isEqualTo("template, 0.95 of 1 since 2026-03-04");
        assertThat(made().check(offer(spent(0.9995))).stops()).isTrue();
    }

    @Test
    void everyStepChargesItsOwnCost() {
        assertThat(made().charges(offer(Account.none())).get(0).amount()).isEqualTo(0.1);
        assertThat(made().charges(offer(spent(0.9))).get(0).amount()).isEqualTo(0.02);
    }

    @Test
    void stepsThatGetDearerOrAreNoNumbersAreRefused() {
        for (Object wrong : List.of(0.2, -1, "much")) {
            Map<String, Object> parameters = Map.of("limit", 1, "steps", steps("model", 0.1, "template", wrong));
            assertThatThrownBy(() -> made(parameters))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("steps.template is '" + wrong + "'");
        }
        assertThatThrownBy(() -> made(Map.of("limit", 1))).isInstanceOf(IllegalArgumentException.class);
    }
}
