package dev.kairos.models.guard;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Passes on what a guard said that CONSULT asked about the same turn (P54). DECIDE waits for nobody: while there is no
 * answer this is BLOCK, and when it arrives it opens a decision point of its own, at which this lets pass or blocks.
 */
public final class ConsultedGuard implements Guard {
    /** How the names of those begin who answer for a guard that was consulted. */
    public static final String ANSWERS = "guard:";

    private static final String BY = "consulted@1";

    @Override
    public CompletionStage<Verdict> review(Content content) {
        return CompletableFuture.completedStage(answer(content.view())
                .map(signal -> signal.score() < 0.5
                        ? Verdict.allow(BY)
                        : Verdict.block(BY, List.of("unsafe"), signal.by() + " found it unsafe"))
                .orElseGet(() -> Verdict.block(BY, List.of("no-answer"), "no guard that was consulted has answered")));
    }

    private static Optional<Signal> answer(SessionView view) {
        String turn = turn(view);
        return view.signals().stream()
                .filter(signal -> signal.type() == SignalType.UNSAFE
                        && signal.by().startsWith(ANSWERS)
                        && signal.evidence().contains(turn))
                .max(Comparator.comparingDouble(Signal::score));
    }

    /** The turn that is acted on: the one that opened the point, or else the last one said. */
    private static String turn(SessionView view) {
        if (view.turn() != null) {
            return view.turn().id();
        }
        List<RecentTurn> recent = view.recent().turns();
        return recent.isEmpty() ? "" : recent.get(recent.size() - 1).id();
    }

    /** Makes the guard. */
    public static final class Factory implements SlotFactory<Guard> {
        @Override
        public Class<Guard> slot() {
            return Guard.class;
        }

        @Override
        public String id() {
            return "consulted";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "passes on what the guard that CONSULT asked said of the same turn; no answer is BLOCK";
        }

        @Override
        public Guard create(Parameters parameters) {
            return new ConsultedGuard();
        }
    }
}
