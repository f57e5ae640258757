package dev.kairos.models.outcome;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.slot.OutcomeReader;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outcome from an explicit reaction, else from the cues of the first telling turn of the person addressed (of
 * anybody, if the session was), else from silence (P15: the user's next turn within a horizon). Words are a guess, which
 * an explicit reaction overrules for a while. Rewards are ours: an explicit reaction is worth 1 or -1; words count
 * a little less, because cues are sometimes misread; silence costs a tenth, the price of a needless interruption.
 */
public final class FollowUpOutcome implements OutcomeReader {
    private static final double EXPLICIT = 1.0;
    private static final double RESOLVED = 0.8;
    private static final double AGREED = 0.5;
    private static final double ANNOYED = -0.5;
    private static final double DECLINED = -0.8;
    private static final double INSULTED = -1.0;
    private static final double IGNORED = -0.1;
    private static final double MIDDLE_RATING = 3;
    private static final double RATING_STEPS = 2;

    private static final String REACTION = "reaction";

    private final Duration horizon;
    private final Duration settles;

    /**
     * @param horizon event time after which silence is an answer
     * @param settles event time for which words may still be overruled by an explicit reaction
     */
    public FollowUpOutcome(Duration horizon, Duration settles) {
        this.horizon = horizon;
        this.settles = settles;
    }

    @Override
    public Duration provisional(Outcome outcome) {
        return outcome.source().equals(REACTION) ? Duration.ZERO : settles;
    }

    @Override
    public Duration horizon() {
        return horizon;
    }

    @Override
    public Optional<Outcome> read(Delivered delivered, Turn turn) {
        SessionEvent event = turn.event();
        if (event.time() < delivered.time()) {
            return Optional.empty();
        }
        if (event.type() == EventType.REACTION) {
            return delivered.intervention().equals(event.attribute("intervention"))
                    ? reaction(delivered, event)
                    : Optional.empty();
        }
        boolean isReply = delivered.intervention().equals(event.replyTo());
        boolean speaks =
                event.type() == EventType.UTTERANCE && event.actor().role().isPerson();
        boolean isMeant = isReply
                || delivered.addressee() == null
                || delivered.addressee().equals(event.actor().id());
        return speaks && isMeant ? words(delivered, turn, isReply) : Optional.empty();
    }

    @Override
    public Outcome silence(Delivered delivered, String source, long time) {
        return new Outcome(
                delivered.intervention(), delivered.session(), Outcome.Kind.IGNORED, IGNORED, source, null, time);
    }

    private static Optional<Outcome> reaction(Delivered delivered, SessionEvent event) {
        String kind = event.attributes().getOrDefault("kind", "").toUpperCase(Locale.ROOT);
        return switch (kind) {
            case "ACCEPTED" -> outcome(delivered, event, EXPLICIT, REACTION);
            case "REJECTED" -> outcome(delivered, event, -EXPLICIT, REACTION);
            case "IGNORED" -> Optional.of(outcome(delivered, event, Outcome.Kind.IGNORED, IGNORED, REACTION));
            case "RATED" ->
                rating(event.attribute("value")).flatMap(reward -> outcome(delivered, event, reward, REACTION));
            default -> Optional.empty();
        };
    }

    /** Reward of a rating from 1 to 5; a rating that is no number says nothing. */
    private static Optional<Double> rating(@Nullable String value) {
        if (value == null || !value.matches("-?\\d+(\\.\\d+)?")) {
            return Optional.empty();
        }
        double reward = (Double.parseDouble(value) - MIDDLE_RATING) / RATING_STEPS;
        return Optional.of(Math.max(-1, Math.min(1, reward)));
    }

    private static Optional<Outcome> words(Delivered delivered, Turn turn, boolean isReply) {
        double reward = reward(turn.cues(), isReply);
        return reward == 0 ? Optional.empty() : outcome(delivered, turn.event(), reward, "follow-up");
    }

    private static double reward(Cues cues, boolean isReply) {
        if (cues.has(Cue.INSULT)) {
            return INSULTED;
        }
        if (cues.has(Cue.DECLINE)) {
            return DECLINED;
        }
        if (cues.has(Cue.FRUSTRATION) && (isReply || cues.has(Cue.SECOND_PERSON))) {
            return ANNOYED;
        }
        if (cues.has(Cue.THANKS) || cues.has(Cue.RESOLUTION)) {
            return RESOLVED;
        }
        boolean gives = cues.has(Cue.AGREEMENT) || cues.has(Cue.APOLOGY);
        return gives && !cues.has(Cue.FRUSTRATION) ? AGREED : 0;
    }

    private static Optional<Outcome> outcome(Delivered delivered, SessionEvent event, double reward, String source) {
        Outcome.Kind kind =
                reward > 0 ? Outcome.Kind.ACCEPTED : reward < 0 ? Outcome.Kind.REJECTED : Outcome.Kind.IGNORED;
        return Optional.of(outcome(delivered, event, kind, reward, source));
    }

    private static Outcome outcome(
            Delivered delivered, SessionEvent event, Outcome.Kind kind, double reward, String source) {
        return new Outcome(
                delivered.intervention(), delivered.session(), kind, reward, source, event.id(), event.time());
    }

    /** Makes the reader. */
    public static final class Factory implements SlotFactory<OutcomeReader> {
        @Override
        public Class<OutcomeReader> slot() {
            return OutcomeReader.class;
        }

        @Override
        public String id() {
            return "follow-up";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "explicit reactions, then what the person addressed says next, then silence";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of(
                            "horizon",
                            Parameter.Kind.DURATION,
                            "10 min",
                            "Event time after which silence counts as ignored."),
                    Parameter.of(
                            "settles",
                            Parameter.Kind.DURATION,
                            "1 min",
                            "Event time for which an explicit reaction still overrules what words told."));
        }

        @Override
        public OutcomeReader create(Parameters parameters) {
            return new FollowUpOutcome(parameters.duration("horizon"), parameters.duration("settles"));
        }
    }
}
