package dev.kairos.operators.admit;

import dev.kairos.core.admit.Priority;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.admit.Proposal.Setting;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.signal.Signal;
import dev.kairos.operators.decide.Resolution;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Resolutions as checks see them. */
final class Proposals {
    private static final long MINUTE = 60_000L;

    private Proposals() {}

    static Proposal of(Resolution resolution) {
        Decision decision = resolution.decision();
        return new Proposal(
                decision.id(),
                decision.act() == null ? "" : decision.act(),
                decision.time(),
                resolution.seen(),
                Priority.of(decision.action()),
                decision.score(),
                decision.threshold(),
                null,
                topic(decision),
                setting(resolution));
    }

    private static Setting setting(Resolution resolution) {
        long minuteAgo = resolution.decision().time() - MINUTE;
        String addressee = resolution.decision().addressee();
        return new Setting(
                resolution.place().tenant(),
                resolution.place().channel(),
                (int) resolution.recent().stream()
                        .filter(turn -> turn.time() > minuteAgo)
                        .count(),
                resolution.recent().stream()
                        .filter(turn -> turn.actor().equals(addressee))
                        .map(RecentTurn::time)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** What an action rests on: two that rest on the same events say the same, whoever says it. */
    private static @Nullable String topic(Decision decision) {
        return decision.signals().stream()
                .filter(signal -> !signal.evidence().isEmpty())
                .max(Comparator.comparingDouble(Signal::score).thenComparing(Signal::type))
                .map(signal -> decision.session() + "/" + String.join(",", signal.evidence()))
                .orElse(null);
    }
}
