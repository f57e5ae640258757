package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.decide.DecideState.Memory;
import dev.kairos.operators.loop.Loop;
import java.util.List;

/** When a decision counts as said, and how it becomes known how it was received: what a kind of loop determines. */
interface LoopRules {
    /**
     * The rules of a loop.
     *
     * @param awaitReturn event time in ms, beyond an assistant's deadline, for which a decision on its way is waited for
     */
    static LoopRules of(Loop loop, List<AssistantSpec> assistants, long awaitReturn) {
        return loop.isClosed() ? new ClosedLoop(assistants, awaitReturn) : new OpenLoop(assistants);
    }

    /** An assistant has decided to act. */
    void decided(Decision decision, int assistant, Memory memory);

    /** Event time goes on; nothing that is due now has been handled yet. */
    void reach(long time, DecideState state);

    /** Something happened in the session; nothing has been decided about it yet. */
    void saw(Turn turn, DecideState state);

    /** Whether everybody in the session could read or see it, so that it belongs to the recent turns. */
    boolean isHeard(SessionEvent event);
}
