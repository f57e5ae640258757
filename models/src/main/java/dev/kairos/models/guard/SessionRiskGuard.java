package dev.kairos.models.guard;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.core.session.Feature;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.models.safety.Refusals;
import dev.kairos.models.safety.Taxonomy.Category;
import dev.kairos.models.safety.Taxonomy.Flag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Judges a session's turns together (P28): a request that was split into harmless steps, or spread over languages, is
 * refused as a whole. It reads the risk that OBSERVE has gathered; words that are judged by themselves pass.
 */
public final class SessionRiskGuard implements Guard {
    private static final String BY = "session-risk@1";

    private final double at;
    private final Category category;

    /**
     * @param at risk from which on the session is unsafe, in (0, 1]
     * @param ruling REFUSE, ESCALATE or BLOCK
     */
    public SessionRiskGuard(double at, Ruling ruling) {
        this.at = at;
        this.category = new Category(
                "harm-in-steps",
                "A harmful whole of harmless parts.",
                Map.of(),
                0.6,
                ruling,
                List.of("What I was asked here adds up to something that could hurt somebody."));
    }

    @Override
    public CompletionStage<Verdict> review(Content content) {
        double risk = content.view().features().get(Feature.RISK_SESSION);
        return CompletableFuture.completedStage(
                risk < at ? Verdict.allow(BY) : Refusals.verdict(BY, List.of(new Flag(category, 1))));
    }

    /** Makes the guard. */
    public static final class Factory implements SlotFactory<Guard> {
        @Override
        public Class<Guard> slot() {
            return Guard.class;
        }

        @Override
        public String id() {
            return "session-risk";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "judges a session's turns together, across turns and languages; for stage INPUT";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("at", Parameter.Kind.SHARE, "0.5", "Risk from which on the session is unsafe."),
                    Parameter.word("verdict", List.of("refuse", "escalate", "block"), "refuse", "What follows."));
        }

        @Override
        public Guard create(Parameters parameters) {
            return new SessionRiskGuard(
                    parameters.number("at"),
                    Ruling.valueOf(parameters.text("verdict").toUpperCase(Locale.ROOT)));
        }
    }
}
