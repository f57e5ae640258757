package dev.kairos.models.admit;

import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;

/** What the factories of checks have in common. */
abstract class CheckFactory implements SlotFactory<Check> {
    private final String id;
    private final String description;
    private final List<Parameter> parameters;

    CheckFactory(String id, String description, Parameter... parameters) {
        this.id = id;
        this.description = description;
        this.parameters = List.of(parameters);
    }

    @Override
    public final Class<Check> slot() {
        return Check.class;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }
}
