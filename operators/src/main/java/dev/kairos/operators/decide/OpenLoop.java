package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.slot.OutcomeReader;
import dev.kairos.core.slot.OutcomeReader.Delivered;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.decide.DecideState.Memory;
import dev.kairos.operators.loop.OpenOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Nothing comes back: what was decided counts as said, and how it was received is read here from what follows, by the
 * reader that DELIVER uses too. What ADMIT, a guard or staleness stops later counts nevertheless, because nobody who was
 * recorded could tell the difference.
 */
final class OpenLoop implements LoopRules {
    private final List<OutcomeReader> readers;

    OpenLoop(List<AssistantSpec> assistants) {
        SlotCatalog catalog = SlotCatalog.load();
        readers = assistants.stream()
                .map(assistant -> catalog.create(OutcomeReader.class, assistant.outcome()))
                .toList();
    }

    @Override
    public void decided(Decision decision, int assistant, Memory memory) {
        String act = Objects.requireNonNullElse(decision.act(), "");
        memory.say(decision.act(), decision.time());
        memory.expectOutcome(OpenOutcome.of(
                new Delivered(decision.id(), decision.session(), decision.addressee(), act, decision.time()),
                assistant));
    }

    @Override
    public void reach(long time, DecideState state) {
        for (int i = 0; i < state.memories.size(); i++) {
            close(state.memories.get(i), readers.get(i), time - 1);
        }
    }

    @Override
    public void saw(Turn turn, DecideState state) {
        for (int i = 0; i < state.memories.size(); i++) {
            Memory memory = state.memories.get(i);
            OutcomeReader reader = readers.get(i);
            // what happened in the moment of the decision was there before it
            memory.open.replaceAll(one -> turn.time() > one.delivered().time() ? one.after(turn, reader) : one);
            closeTold(memory, reader, turn.time());
        }
    }

    @Override
    public boolean isHeard(SessionEvent event) {
        return event.type().isContent();
    }

    /** Closes what was due until then, at its own time. */
    private static void close(Memory memory, OutcomeReader reader, long time) {
        for (OpenOutcome one : new ArrayList<>(memory.open)) {
            long due = one.due(reader);
            if (due <= time) {
                memory.receive(one.outcome(reader, "horizon", due), due);
            }
        }
    }

    /** Silence is not over before its last moment is; what was told for certain counts in the same moment. */
    private static void closeTold(Memory memory, OutcomeReader reader, long time) {
        for (OpenOutcome one : new ArrayList<>(memory.open)) {
            if (one.guess() != null && one.due(reader) <= time) {
                memory.receive(one.outcome(reader, "horizon", time), time);
            }
        }
    }
}
