package dev.kairos.models.trigger;

import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells signals with news from those that were answered already. A signal lives on after somebody acted on it (a
 * pattern match stays valid for minutes), and must not fire again at every event until it expires. It carries news if
 * nothing was said yet in the session, or if its newest evidence is later than what was said last. Evidence that has
 * left the recent turns is old; a signal without evidence speaks of the present moment.
 */
public final class News {
    private News() {}

    /** The strongest live signal of a type that carries news. */
    public static Optional<Signal> strongest(SessionView view, SignalType type) {
        return view.signals().stream()
                .filter(signal -> signal.type() == type && signal.isLiveAt(view.now()) && isNews(view, signal))
                .max(Comparator.comparingDouble(Signal::score).thenComparing(Signal::by));
    }

    static boolean isNews(SessionView view, Signal signal) {
        Long spoken = view.history().lastSpoken();
        if (spoken == null) {
            return true;
        }
        List<String> evidence = signal.evidence();
        return evidence.isEmpty() ? view.now() > spoken : isAfter(view, evidence.get(evidence.size() - 1), spoken);
    }

    private static boolean isAfter(SessionView view, String event, long time) {
        if (view.turn() != null && view.turn().id().equals(event)) {
            return view.turn().time() > time;
        }
        List<RecentTurn> turns = view.recent().turns();
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).id().equals(event)) {
                return turns.get(i).time() > time;
            }
        }
        return false;
    }
}
