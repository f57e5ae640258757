package dev.kairos.core.decision;

import dev.kairos.core.signal.Signal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the job resolved to do at one decision point for one assistant; waiting is logged like speaking.
 *
 * @param id session / assistant / what opened the point: unique for ever
 * @param session session id
 * @param time event time of the decision point, ms
 * @param event id of the event that opened the point; null for silence marks and evidence
 * @param action what was chosen
 * @param act dialogue act of an audible action, else null
 * @param score what the trigger saw
 * @param threshold what the score had to reach
 * @param reason one sentence for a person
 * @param alternatives every alternative with its value and propensity; propensities sum to 1
 * @param signals live signals that the trigger saw
 * @param addressee person addressed; null addresses the session
 * @param admitted whether ADMIT let an audible action pass; false for inaudible ones
 * @param suppressedBy first check that said no, or null
 * @param deferredUntil event time in ms at which ADMIT examined it again after it had put it off, or null
 * @param checks what each check said when it was examined last, in order
 * @param goal id of the goal pursued, or null
 * @param belief the belief in words, or null
 * @param assistant id@version
 * @param parameters version of the broadcast parameters in force, 0 = those of the assistant file
 */
public record Decision(
        String id,
        String session,
        long time,
        @Nullable String event,
        Action action,
        @Nullable String act,
        double score,
        double threshold,
        String reason,
        List<Alternative> alternatives,
        List<Signal> signals,
        @Nullable String addressee,
        boolean admitted,
        @Nullable String suppressedBy,
        @Nullable Long deferredUntil,
        List<CheckResult> checks,
        @Nullable String goal,
        @Nullable String belief,
        String assistant,
        int parameters) {

    /** Order of the decision log. */
    public static final Comparator<Decision> LOG_ORDER = Comparator.comparing(Decision::session)
            .thenComparingLong(Decision::time)
            .thenComparing(Decision::id);

    public Decision {
        alternatives = alternatives == null ? List.of() : List.copyOf(alternatives);
        signals = signals == null ? List.of() : List.copyOf(signals);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    /** What opened the decision point: an event id, {@code silence@<time>} or {@code evidence@<request id>}. */
    public String point() {
        int version = assistant.lastIndexOf('@');
        int assistantLength = version < 0 ? assistant.length() : version;
        return id.substring(session.length() + assistantLength + 2);
    }

    /** The same decision after ADMIT let it pass. */
    public Decision admittedBy(List<CheckResult> results) {
        return after(results, true, null, deferredUntil);
    }

    /** The same decision after a check of ADMIT said no. */
    public Decision suppressedBy(String check, List<CheckResult> results) {
        return after(results, false, check, deferredUntil);
    }

    /** The same decision after ADMIT put it off; it is logged only once it was examined again. */
    public Decision deferredUntil(long time, List<CheckResult> results) {
        return after(results, false, null, time);
    }

    private Decision after(
            List<CheckResult> results, boolean isAdmitted, @Nullable String suppressor, @Nullable Long until) {
        return new Decision(
                id,
                session,
                time,
                event,
                action,
                act,
                score,
                threshold,
                reason,
                alternatives,
                signals,
                addressee,
                isAdmitted,
                suppressor,
                until,
                results,
                goal,
                belief,
                assistant,
                parameters);
    }
}
