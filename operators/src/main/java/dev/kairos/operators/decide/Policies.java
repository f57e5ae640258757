package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.slot.ParameterSet;
import dev.kairos.core.slot.SlotCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;

/** The policies of all assistants of a job, one per parameter version in force, made when first needed. */
final class Policies implements AutoCloseable {
    private final List<AssistantSpec> assistants;
    private final SlotCatalog catalog = SlotCatalog.load();
    private final Map<String, Policy> made = new HashMap<>();

    Policies(List<AssistantSpec> assistants) {
        this.assistants = assistants;
        for (AssistantSpec assistant : assistants) {
            policy(assistant, ParameterSet.ofFile(assistant.id()));
        }
    }

    /** The policy of an assistant with the newest parameters that hold at an event time. */
    Policy of(int index, long time, ReadOnlyBroadcastState<String, ParameterSet> parameters) throws Exception {
        AssistantSpec assistant = assistants.get(index);
        ParameterSet newest = ParameterSet.ofFile(assistant.id());
        for (Map.Entry<String, ParameterSet> entry : parameters.immutableEntries()) {
            ParameterSet one = entry.getValue();
            if (one.assistant().equals(assistant.id()) && one.from() <= time && one.version() > newest.version()) {
                newest = one;
            }
        }
        return policy(assistant, newest);
    }

    /** Assistants that named the pattern of a match, one bit each. */
    long audienceOf(Signal match) {
        String pattern = match.by().substring(0, Math.max(0, match.by().lastIndexOf('@')));
        long audience = 0;
        for (int i = 0; i < assistants.size(); i++) {
            audience |= assistants.get(i).patterns().contains(pattern) ? 1L << i : 0;
        }
        return audience;
    }

    private Policy policy(AssistantSpec assistant, ParameterSet parameters) {
        return made.computeIfAbsent(
                assistant.id() + "@" + parameters.version(),
                name -> new Policy(assistant, catalog, parameters.values(), parameters.version()));
    }

    @Override
    public void close() {
        made.values().forEach(Policy::close);
    }
}
