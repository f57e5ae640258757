package dev.kairos.models.trigger;

import dev.kairos.core.event.EventType;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.turn.Cue;
import java.util.List;

/** Whose turn it is to speak after the last one (P24). */
enum TurnType {
    /** Anybody's: nobody was addressed, or nobody answers. */
    OPEN,
    /** The assistant's: somebody replied to it. */
    MINE,
    /** Somebody else's: a person was named or replied to. */
    OTHERS;

    static TurnType of(SessionView view) {
        if (view.turn() == null) {
            return OPEN;
        }
        String answered = view.turn().event().replyTo();
        if (answered != null) {
            return isOurs(answered, view.recent().turns()) ? MINE : OTHERS;
        }
        return view.turn().cues().has(Cue.MENTION) ? OTHERS : OPEN;
    }

    private static boolean isOurs(String event, List<RecentTurn> turns) {
        return turns.stream()
                .anyMatch(turn ->
                        turn.type() == EventType.INTERVENTION && turn.id().equals(event));
    }
}
