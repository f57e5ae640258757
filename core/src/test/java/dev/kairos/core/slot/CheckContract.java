package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every check owes. */
public abstract class CheckContract extends SlotContract<Check> {
    @Override
    protected final Class<Check> slot() {
        return Check.class;
    }

    @Test
    void itNamesItselfInItsResult() {
        Check.Admission first = new Check.Admission("ann", "offer-help", 0, null);
        assertThat(made().check(first).id()).isEqualTo(spec().id());
    }
}
