package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.json.PublishedEvents;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.OutcomeReader.Delivered;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.decide.DecideState.Memory;
import dev.kairos.operators.loop.OpenOutcome;
import java.util.List;

/**
 * A decision counts as said when its INTERVENTION comes back. Until then it holds back further ones of its assistant in
 * the session, so that two are never on their way at once; but no longer than its words may take, because what ADMIT
 * has suppressed never comes back. Both ends of the wait are event times of the log, so a replay of it waits alike.
 */
final class ClosedLoop implements LoopRules {
    private final List<AssistantSpec> assistants;
    private final long awaitReturn;

    ClosedLoop(List<AssistantSpec> assistants, long awaitReturn) {
        this.assistants = assistants;
        this.awaitReturn = awaitReturn;
    }

    @Override
    public void decided(Decision decision, int assistant, Memory memory) {
        long patience = assistants.get(assistant).deadline().toMillis() + awaitReturn;
        memory.await(decision, decision.time() + patience);
    }

    @Override
    public void reach(long time, DecideState state) {
        // outcomes come as events, and a wait that is over is seen by whoever looks
    }

    @Override
    public void saw(Turn turn, DecideState state) {
        SessionEvent event = turn.event();
        int assistant = assistantOf(event);
        if (assistant >= 0) {
            Memory memory = state.memories.get(assistant);
            PublishedEvents.intervention(event).ifPresent(back -> returned(back, event.time(), assistant, memory));
            PublishedEvents.outcome(event).ifPresent(back -> memory.receive(back, event.time()));
        }
    }

    @Override
    public boolean isHeard(SessionEvent event) {
        return event.type().isContent()
                || PublishedEvents.intervention(event)
                        .filter(Intervention::delivered)
                        .isPresent();
    }

    private static void returned(Intervention back, long time, int assistant, Memory memory) {
        if (back.id().equals(memory.awaited)) {
            memory.awaited = null;
        }
        if (back.delivered()) {
            memory.say(back.act(), time);
            memory.expectOutcome(OpenOutcome.of(
                    new Delivered(back.id(), back.session(), back.addressee(), back.act(), back.time()), assistant));
        }
    }

    private int assistantOf(SessionEvent event) {
        String id = PublishedEvents.assistant(event).orElse("");
        for (int i = 0; i < assistants.size(); i++) {
            if (assistants.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
