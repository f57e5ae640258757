package dev.kairos.jobs.report;

import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One decision in words for a person.
 *
 * @param fate what became of it
 * @param headline what it did
 * @param why why, as the log says it
 * @param changes what would have changed it: one sentence each, nothing that the log does not bear out
 */
public record Explanation(Fate fate, String headline, String why, List<String> changes) {
    private static final double CERTAIN = 1.0;

    /**
     * Explains a decision.
     *
     * @param log the log that holds it
     * @param steps names the steps of the patterns that may have matched
     * @param session decisions of the same assistant in the same session, in the order of the log
     * @param index which of them
     */
    public static Explanation of(RunLog log, StepNames steps, List<Decision> session, int index) {
        Decision decision = session.get(index);
        Intervention intervention = log.intervention(decision);
        Fate fate = Fate.of(decision, intervention);
        List<String> changes = new ArrayList<>();
        if (decision.action().isAudible()) {
            whenAudible(decision, changes);
        } else {
            whenInaudible(decision, changes);
        }
        whenMatched(decision, steps, changes);
        if (fate == Fate.SUPPRESSED || fate == Fate.DEFERRED) {
            whenChecked(decision, changes);
        }
        if (decision.deferredUntil() != null) {
            changes.add("A check had put it off until " + time(decision.deferredUntil()) + ".");
        }
        if (intervention != null && !intervention.delivered()) {
            changes.add(whenDropped(intervention));
        }
        changes.addAll(next(fate, session, index));
        return new Explanation(fate, headline(decision, fate), decision.reason(), changes);
    }

    private static String headline(Decision decision, Fate fate) {
        String act = decision.act() == null ? "" : " (" + decision.act() + ")";
        String whom = decision.addressee() == null ? "everybody" : decision.addressee();
        String wanted = "Would have " + past(decision) + act + ", to " + whom;
        return switch (fate) {
            case SAID -> capital(past(decision)) + act + ", to " + whom;
            case ADMITTED -> capital(past(decision)) + act + ", to " + whom + "; what became of the reply is not known";
            case DROPPED -> wanted + "; the reply was dropped";
            case SUPPRESSED -> wanted + "; check " + decision.suppressedBy() + " said no";
            case DEFERRED -> wanted + "; put off";
            case HELD -> "Held back";
            case SILENT -> "Chose silence";
            case WAITED -> "Waited";
        };
    }

    private static String past(Decision decision) {
        return switch (decision.action()) {
            case ASK -> "asked";
            case INTERRUPT -> "interrupted";
            case STEER -> "steered";
            case ESCALATE -> "escalated";
            default -> "spoken";
        };
    }

    private static String capital(String word) {
        // "spoken" is the form after "would have"; alone it is "spoke"
        return word.equals("spoken") ? "Spoke" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static void whenAudible(Decision decision, List<String> changes) {
        double propensity = propensity(decision);
        if (propensity < CERTAIN) {
            changes.add(String.format(
                    Locale.ROOT, "It was drawn: at such a point it acts like this with probability %.2f.", propensity));
        } else if (decision.score() >= decision.threshold()) {
            changes.add(String.format(
                    Locale.ROOT,
                    "With a score below %s it would have waited; the score was %s, %s above.",
                    figure(decision.threshold()),
                    figure(decision.score()),
                    figure(decision.score() - decision.threshold())));
        }
    }

    private static void whenInaudible(Decision decision, List<String> changes) {
        if (decision.score() < decision.threshold()) {
            changes.add(String.format(
                    Locale.ROOT,
                    "A score of %s would have been enough to act; it was %s, so %s was missing.",
                    figure(decision.threshold()),
                    figure(decision.score()),
                    figure(decision.threshold() - decision.score())));
            changes.add(signals(decision));
        } else if (decision.score() >= decision.threshold()) {
            changes.add(String.format(
                    Locale.ROOT,
                    "The score was enough (%s, needed %s); without what held it back it would have acted.",
                    figure(decision.score()),
                    figure(decision.threshold())));
        }
    }

    /** A pattern needs each of its turns; that is known, where a model only weighs them. */
    private static void whenMatched(Decision decision, StepNames steps, List<String> changes) {
        if (!decision.action().isAudible()) {
            return;
        }
        for (Signal signal : decision.signals()) {
            List<String> evidence = signal.evidence();
            List<String> names = steps.of(signal.by(), evidence.size());
            if (!names.isEmpty()) {
                String turns = IntStream.range(0, evidence.size())
                        .mapToObj(i -> evidence.get(i) + " as \u201c" + names.get(i) + "\u201d")
                        .collect(Collectors.joining(", "));
                changes.add("Pattern " + signal.by() + " matched only because of " + turns
                        + ". Without any one of these turns that match is gone.");
            }
        }
    }

    private static String signals(Decision decision) {
        List<String> seen = decision.signals().stream().map(Explanation::signal).toList();
        return seen.isEmpty()
                ? "No detector had reported anything that still counted."
                : "What detectors had reported: " + String.join(", ", seen) + ".";
    }

    private static String signal(Signal signal) {
        return signal.type() + " " + figure(signal.score()) + " by " + signal.by();
    }

    private static void whenChecked(Decision decision, List<String> changes) {
        for (CheckResult check : decision.checks()) {
            boolean isFirst = check.id().equals(decision.suppressedBy());
            if (!check.ok()) {
                changes.add("Check " + check.id() + (isFirst ? " had to say yes" : " had to say yes as well")
                        + (check.value() == null ? "." : "; it saw: " + check.value() + "."));
            }
        }
    }

    private static String whenDropped(Intervention intervention) {
        Intervention.Drop dropped = intervention.dropped();
        if (dropped == null) {
            return "Nothing was said, and the log does not tell why.";
        }
        return switch (dropped) {
            case STALE -> "The session moved on before the reply was there; a quicker one would have gone out.";
            case DEADLINE -> "No words came within the deadline; an answer in time would have gone out.";
            case VETO -> "The responder was asked and chose to say nothing.";
            case GUARD ->
                "Words to which " + intervention.verdict().by() + " does not object would have gone out; it said: "
                        + intervention.verdict().explanation() + ".";
        };
    }

    /** When the same would have passed, as far as the log of the session shows. */
    private static List<String> next(Fate fate, List<Decision> session, int index) {
        Decision decision = session.get(index);
        return switch (fate) {
            case WAITED -> {
                Decision later = after(session, index, one -> one.score() >= one.threshold());
                yield List.of(
                        later == null
                                ? "The score was never enough again in this session."
                                : "The score was next enough" + at(later, decision));
            }
            case HELD, SILENT -> {
                Decision earlier = before(session, index);
                Decision later = after(session, index, one -> one.action().isAudible());
                List<String> words = new ArrayList<>();
                if (earlier != null) {
                    words.add("It had last acted at " + time(earlier.time()) + ", "
                            + span(decision.time() - earlier.time()) + " before.");
                }
                words.add(
                        later == null
                                ? "It did not act again in this session."
                                : "It next acted" + at(later, decision));
                yield words;
            }
            case SUPPRESSED, DEFERRED -> {
                Decision later = after(session, index, Decision::admitted);
                yield List.of(
                        later == null
                                ? "It was not let through again in this session."
                                : "It was next let through" + at(later, decision));
            }
            default -> List.of();
        };
    }

    private static @Nullable Decision before(List<Decision> session, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (session.get(i).action().isAudible()) {
                return session.get(i);
            }
        }
        return null;
    }

    private static @Nullable Decision after(List<Decision> session, int index, Predicate<Decision> wanted) {
        for (int i = index + 1; i < session.size(); i++) {
            if (wanted.test(session.get(i))) {
                return session.get(i);
            }
        }
        return null;
    }

    private static String at(Decision later, Decision now) {
        return " at " + time(later.time()) + ", " + span(later.time() - now.time()) + " later.";
    }

    /** A span of event time, rounded, in its two largest units. */
    static String span(long millis) {
        Duration span = Duration.ofMillis(millis);
        if (span.toDays() > 0) {
            return span.toDays() + " d " + span.toHoursPart() + " h";
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h " + span.toMinutesPart() + " min";
        }
        if (span.toMinutes() > 0) {
            return span.toMinutes() + " min " + span.toSecondsPart() + " s";
        }
        return span.toSeconds() + " s";
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static double propensity(Decision decision) {
        return decision.alternatives().stream()
                .filter(one -> one.action() == decision.action())
                .mapToDouble(one -> one.propensity())
                .findFirst()
                .orElse(CERTAIN);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
