package dev.kairos.models.safety;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.models.safety.Taxonomy.Flag;
import java.util.Comparator;
import java.util.List;

/**
 * Words and verdicts for what a taxonomy flags: the gravest category decides, its severity chooses the style (P34), and
 * its first rule of thumb is the reason that is given (P38). The words are ours, never a model's.
 */
public final class Refusals {
    private static final String ESCALATING =
            "I would like a person to take over here, and I am letting them know. You do not have to sort this out alone.";
    private static final String TERSE = "I will not help with that.";

    private Refusals() {}

    /**
     * The verdict on flags of which at least one is not below one half.
     *
     * @param by guard id and version
     */
    public static Verdict verdict(String by, List<Flag> flags) {
        List<Flag> raised = flags.stream().filter(flag -> flag.score() >= 0.5).toList();
        Flag gravest = raised.stream()
                .max(Comparator.comparing((Flag flag) -> flag.category().ruling() == Ruling.ESCALATE)
                        .thenComparingDouble(Flag::severity))
                .orElseThrow(() -> new IllegalArgumentException("no flag is raised among " + flags));
        RefusalStyle style = RefusalStyle.of(gravest.severity());
        List<String> categories =
                raised.stream().map(flag -> flag.category().id()).toList();
        String explanation = "it touches on " + String.join(", ", categories);
        return switch (gravest.category().ruling()) {
            case ESCALATE -> new Verdict(Ruling.ESCALATE, by, categories, explanation, ESCALATING);
            case REFUSE ->
                new Verdict(
                        Ruling.REFUSE,
                        by,
                        categories,
                        explanation + "; refused in the style " + style,
                        words(style, gravest));
            default -> Verdict.block(by, categories, explanation);
        };
    }

    /** The words of a refusal; one that is barely called for is worded as a partial one. */
    static String words(RefusalStyle style, Flag flag) {
        String rule = flag.category().rules().isEmpty()
                ? "It could do somebody harm."
                : flag.category().rules().get(0);
        return switch (style) {
            case ANSWER, PARTIAL ->
                "I can only go part of the way here: " + rule
                        + " I am glad to help with what does no harm, so tell me what it is for.";
            case EXPLAINED ->
                "I will not help with this, because it touches on "
                        + flag.category().id().replace('-', ' ') + ". " + rule
                        + " If something lies behind it that I can help with, tell me.";
            case TERSE -> TERSE;
        };
    }
}
