package dev.kairos.models.trigger;

import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.time.Durations;
import java.time.Duration;
import java.util.Locale;

/** The sentences with which triggers give their reasons. */
final class Wording {
    private Wording() {}

    /** For example {@code derailment 0.81 >= 0.62 after 3 tense turns}. */
    static String reached(SessionView view, SignalType type, double score, double threshold) {
        return name(type) + " " + figure(score) + " >= " + figure(threshold) + circumstance(view, type);
    }

    static String missed(SignalType type, double score, double threshold) {
        return name(type) + " " + figure(score) + " < " + figure(threshold);
    }

    /** Why a signal without news does not count: it was answered, or there is none. */
    static String nothingNew(SessionView view, SignalType type) {
        double score = view.score(type);
        return score > 0
                ? name(type) + " " + figure(score) + " rests on turns that were answered already"
                : "no sign of " + name(type);
    }

    static String name(SignalType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String circumstance(SessionView view, SignalType type) {
        if (view.silence() > 0) {
            return " after " + Durations.format(Duration.ofMillis(view.silence())) + " of silence";
        }
        return switch (type) {
            case DERAILMENT -> counted(view, Feature.TENSE_30M, " after ", " tense turn");
            case HELP_MOMENT -> counted(view, Feature.SAME_ERROR, " with the same error seen ", " time");
            case CLARIFICATION, STALL ->
                counted(view, Feature.QUESTION_TURNS, ", ", " turn", " since the open question");
            default -> "";
        };
    }

    private static String counted(SessionView view, Feature feature, String before, String noun) {
        return counted(view, feature, before, noun, "");
    }

    private static String counted(SessionView view, Feature feature, String before, String noun, String after) {
        long count = Math.round(view.features().get(feature));
        return count == 0 ? "" : before + count + noun + (count == 1 ? "" : "s") + after;
    }
}
