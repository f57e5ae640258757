package dev.kairos.models.program;

import org.jspecify.annotations.Nullable;

/**
 * One step of a plan that a model made.
 *
 * @param kind what it is, for example {@code strategy}
 * @param name which one, out of a closed list
 * @param found what the source of that name says, or null where the step is no source
 */
record Move(String kind, String name, @Nullable String found) {
    /** Kind whose names are values to be looked up. */
    static final String SOURCE = "source";

    String text() {
        return kind + " " + name;
    }
}
