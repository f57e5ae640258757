package dev.kairos.core.slot;

import java.util.List;
import java.util.function.Supplier;

/**
 * A factory without parameters, for implementations that show what a contract asks and what it refuses.
 *
 * @param <T> the slot
 */
record FixedFactory<T>(Class<T> slot, String id, Supplier<T> maker) implements SlotFactory<T> {
    /** A catalogue of one implementation. */
    static <T> SlotCatalog catalog(Class<T> slot, String id, Supplier<T> maker) {
        return new SlotCatalog(List.of(new FixedFactory<>(slot, id, maker)));
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "an implementation for a contract test";
    }

    @Override
    public T create(Parameters parameters) {
        return maker.get();
    }
}
