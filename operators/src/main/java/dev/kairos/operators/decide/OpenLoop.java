package dev.kairos.operators.decide;

import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.decide.DecideState.Memory;

/** Nothing comes back: what was decided counts as said. */
final class OpenLoop implements LoopRules {
    @Override
    public void decided(Decision decision, int assistant, Memory memory) {
        memory.say(decision.act(), decision.time());
    }

    @Override
    public void saw(Turn turn, DecideState state) {
        // whatever others log of what they said is nothing to us
    }

    @Override
    public boolean isHeard(SessionEvent event) {
        return event.type().isContent();
    }
}
