package dev.kairos.core.admit;

import dev.kairos.core.decision.CheckResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param id name of the check
 * @param answer what it says
 * @param value figure that it looked at, in words, or null
 * @param until event time in ms from which it would say yes if nothing else changed, or to which the action is to be
 *     put off; null if that is not known
 * @param usage how full the budget is that it looked at, or null
 * @param step how far the responder has to step down, 0 for the best that there is, or null if it does not mind
 * @param isShadow whether it only tells what it would have said
 */
public record Finding(
        String id,
        Answer answer,
        @Nullable String value,
        @Nullable Long until,
        @Nullable Usage usage,
        @Nullable Integer step,
        boolean isShadow) {

    /** What a check can say. */
    public enum Answer {
        /** Yes. */
        PASS,
        /** It cannot tell, for want of something it needs, and lets the action pass. */
        SKIP,
        /** Yes, but at a better moment. */
        MOVE,
        /** Not now: ask again at a later moment. */
        DEFER,
        /** No. */
        REJECT
    }

    /**
     * How full a budget is.
     *
     * @param used what was spent before this action
     * @param limit what may be spent
     * @param isNear whether so much was spent that somebody should know
     */
    public record Usage(double used, double limit, boolean isNear) {}

    public static Finding pass(String id, @Nullable String value) {
        return new Finding(id, Answer.PASS, value, null, null, null, false);
    }

    /** @param value what is missing */
    public static Finding skip(String id, String value) {
        return new Finding(id, Answer.SKIP, value, null, null, null, false);
    }

    public static Finding reject(String id, @Nullable String value) {
        return reject(id, value, null);
    }

    /** @param until from when on it would say yes if nothing else changed, or null */
    public static Finding reject(String id, @Nullable String value, @Nullable Long until) {
        return new Finding(id, Answer.REJECT, value, until, null, null, false);
    }

    /** @param until the better moment */
    public static Finding move(String id, String value, long until) {
        return new Finding(id, Answer.MOVE, value, until, null, null, false);
    }

    /** Yes or no by what a budget holds. */
    public static Finding of(String id, boolean isOk, String value, @Nullable Long until, Usage usage) {
        return new Finding(id, isOk ? Answer.PASS : Answer.REJECT, value, isOk ? null : until, usage, null, false);
    }

    /** The same, if the responder steps down so far. */
    public Finding by(int chosenStep) {
        return new Finding(id, answer, value, until, usage, chosenStep, isShadow);
    }

    /** The same, but not to be heeded. */
    public Finding inShadow() {
        return new Finding(id, answer, value, until, usage, step, true);
    }

    /** Not now instead of no. */
    public Finding deferred() {
        return new Finding(id, Answer.DEFER, value, until, usage, step, isShadow);
    }

    /** Whether the action may not be done now. */
    public boolean stops() {
        return !isShadow && (answer == Answer.REJECT || answer == Answer.DEFER);
    }

    /** Whether it asks for another moment. */
    public boolean putsOff() {
        return !isShadow && (answer == Answer.MOVE || answer == Answer.DEFER);
    }

    /** As the decision log has it. A no says from when on it would be a yes, where that is known. */
    public CheckResult result() {
        boolean isOk = isShadow || answer == Answer.PASS || answer == Answer.SKIP;
        String words = value == null ? "" : value;
        if (!isOk && until != null) {
            words = (words.isEmpty() ? "" : words + "; ") + "yes from " + Instant.ofEpochMilli(until);
        }
        String logged = isShadow && answer != Answer.PASS && answer != Answer.SKIP ? "in shadow, no: " + words : words;
        return new CheckResult(id, isOk, logged.isEmpty() ? null : logged);
    }
}
