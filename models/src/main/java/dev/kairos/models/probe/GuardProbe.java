package dev.kairos.models.probe;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Probe;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.models.guard.ConsultedGuard;
import dev.kairos.models.guard.SafetyGuard.Band;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Asks a guard about a turn of which the detector {@code safety} is in doubt (P54), outside the way of decisions. Its
 * answer is an UNSAFE signal of score 1 or 0, which the guard {@code consulted} passes on.
 */
public final class GuardProbe implements Probe {
    private static final String DETECTOR = "safety@";

    private final Guard guard;
    private final Band band;
    private final long validFor;

    /** @param validFor how long an answer counts, ms */
    public GuardProbe(Guard guard, Band band, long validFor) {
        this.guard = guard;
        this.band = band;
        this.validFor = validFor;
    }

    @Override
    public boolean wants(SessionView view) {
        return view.turn() != null
                && view.turn().event().type().isContent()
                && view.signals().stream()
                        .anyMatch(signal -> signal.type() == SignalType.UNSAFE
                                && signal.by().startsWith(DETECTOR)
                                && signal.evidence().contains(view.point())
                                && band.holds(signal.score()));
    }

    @Override
    public CompletionStage<List<Signal>> ask(SessionView view) {
        String words = view.turn() == null ? "" : view.turn().event().textOrEmpty();
        return guard.review(new Content(Stage.INPUT, view.session(), words, null, null, view))
                .thenApply(verdict -> List.of(signal(view, verdict)));
    }

    private Signal signal(SessionView view, Verdict verdict) {
        return new Signal(
                SignalType.UNSAFE,
                verdict.ruling().lets() ? 0 : 1,
                ConsultedGuard.ANSWERS + verdict.by(),
                List.of(view.point()),
                view.now() + validFor);
    }

    @Override
    public void close() {
        guard.close();
    }

    /** Makes the probe. */
    public static final class Factory implements SlotFactory<Probe> {
        @Override
        public Class<Probe> slot() {
            return Probe.class;
        }

        @Override
        public String id() {
            return "guard";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "asks a guard about a turn of which the detector safety is in doubt";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.slot("guard", Guard.class, null, "Who is asked, e.g. remote."),
                    Parameter.of("low", Parameter.Kind.SHARE, "0.35", "Score from which on the detector is in doubt."),
                    Parameter.of("high", Parameter.Kind.SHARE, "0.75", "Score from which on it is sure again."),
                    Parameter.of(
                            "valid-for", Parameter.Kind.DURATION, "10 min", "How long an answer counts, event time."));
        }

        @Override
        public Probe create(Parameters parameters) {
            return new GuardProbe(
                    parameters.slot("guard", Guard.class),
                    new Band(parameters.number("low"), parameters.number("high")),
                    parameters.duration("valid-for").toMillis());
        }
    }
}
