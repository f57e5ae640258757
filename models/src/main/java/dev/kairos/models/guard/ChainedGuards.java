package dev.kairos.models.guard;

import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.GuardChain;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;

/** Makes a chain of two guards, for where one slot has to hold several; chains nest. */
public final class ChainedGuards implements SlotFactory<Guard> {
    @Override
    public Class<Guard> slot() {
        return Guard.class;
    }

    @Override
    public String id() {
        return "chain";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String description() {
        return "two guards, one after the other; the first that objects decides";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.slot("first", Guard.class, null, "Who is asked first."),
                Parameter.slot("then", Guard.class, null, "Who is asked about what the first lets pass."));
    }

    @Override
    public Guard create(Parameters parameters) {
        return new GuardChain(List.of(parameters.slot("first", Guard.class), parameters.slot("then", Guard.class)));
    }
}
