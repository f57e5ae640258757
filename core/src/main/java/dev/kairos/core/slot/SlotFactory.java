package dev.kairos.core.slot;

import java.util.List;

/**
 * Makes one implementation of a slot. Found by {@link java.util.ServiceLoader} under the name of this interface.
 *
 * @param <T> the slot
 */
public interface SlotFactory<T> {
    /** The slot that it fills. */
    Class<T> slot();

    /** Id by which files choose it, in kebab case. */
    String id();

    /** Version of its behaviour. */
    int version();

    /** One line for {@code list slots} and the reference. */
    String description();

    /** The parameters that it reads. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * Makes an instance.
     *
     * @throws IllegalArgumentException if the parameters do not fit together
     */
    T create(Parameters parameters);

    /**
     * Makes an instance that is closed without being used, to see whether parameters fit together. A factory whose
     * instances are costly, or need what only the machine has that will use them, looks at the parameters and makes a
     * stand-in.
     *
     * @throws IllegalArgumentException if the parameters do not fit together
     */
    default T trial(Parameters parameters) {
        return create(parameters);
    }

    /**
     * Sees whether parameters that are right one by one fit together, by making an instance; a factory whose instances
     * are costly looks at the parameters only.
     *
     * @throws IllegalArgumentException if they do not
     */
    default void verify(Parameters parameters) {
        T made = trial(parameters);
        if (made instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException(slot().getSimpleName() + " " + id() + " cannot be closed", e);
            }
        }
    }
}
