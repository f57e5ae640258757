package dev.kairos.operators.loop;

import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.slot.OutcomeReader;
import dev.kairos.core.slot.OutcomeReader.Delivered;
import dev.kairos.core.turn.Turn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said and whose outcome is open. The better source wins: what is final closes it at once; a guess
 * waits until nothing better can overrule it any more, the first one stands, and only something that can be overruled
 * for a shorter time takes its place; silence is what is left at the horizon. However it closes, it closes once.
 *
 * @param delivered what was said
 * @param assistant index of the assistant in the job
 * @param guess what a turn told that may still be overruled, or that has just become final; null before any has
 */
public record OpenOutcome(Delivered delivered, int assistant, @Nullable Outcome guess) {

    /** What was said a moment ago. */
    public static OpenOutcome of(Delivered delivered, int assistant) {
        return new OpenOutcome(delivered, assistant, null);
    }

    /** The same after a turn that followed. */
    public OpenOutcome after(Turn turn, OutcomeReader reader) {
        Optional<Outcome> told = turn.time() < delivered.time() ? Optional.empty() : reader.read(delivered, turn);
        boolean isBetter = told.isPresent()
                && (guess == null || reader.provisional(told.get()).compareTo(reader.provisional(guess)) < 0);
        return isBetter ? new OpenOutcome(delivered, assistant, told.get()) : this;
    }

    /** Event time from which on nothing changes the outcome any more, ms. */
    public long due(OutcomeReader reader) {
        long horizon = delivered.time() + reader.horizon().toMillis();
        return guess == null
                ? horizon
                : Math.min(horizon, guess.time() + reader.provisional(guess).toMillis());
    }

    /**
     * The outcome, known now; it names whom the reply addressed, so that it finds that person when it comes back.
     *
     * @param silence what ends the wait if nobody told anything: {@code horizon} or {@code end}
     * @param time event time, ms
     */
    public Outcome outcome(OutcomeReader reader, String silence, long time) {
        Outcome known = guess == null ? reader.silence(delivered, silence, time) : guess.knownAt(time);
        return known.of(delivered.addressee());
    }
}
