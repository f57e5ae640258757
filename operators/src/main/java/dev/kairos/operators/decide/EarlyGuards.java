package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import dev.kairos.core.slot.SlotCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The guards of one assistant that stand before its words exist: INPUT sees the turn that is to be acted on, PLAN what
 * the plan would have said. DECIDE waits for nobody, so a guard that has not answered when it returns has objected.
 */
final class EarlyGuards implements AutoCloseable {
    private final List<Standing> guards = new ArrayList<>();

    EarlyGuards(AssistantSpec assistant, SlotCatalog catalog) {
        for (AssistantSpec.GuardSpec spec : assistant.guards()) {
            Stage stage = Stage.valueOf(spec.stage());
            if (stage != Stage.OUTPUT) {
                guards.add(new Standing(stage, catalog.create(Guard.class, spec.guard())));
            }
        }
    }

    /** Why the plan must not be carried out, or nothing. */
    Optional<String> objection(SessionView view, Plan plan) {
        for (Standing standing : guards) {
            Verdict verdict = verdict(standing, view, plan);
            if (!verdict.ruling().lets()) {
                return Optional.of(standing.stage().name().toLowerCase(Locale.ROOT) + " guard " + verdict.by() + ": "
                        + verdict.explanation());
            }
        }
        return Optional.empty();
    }

    private static Verdict verdict(Standing standing, SessionView view, Plan plan) {
        String words = standing.stage() == Stage.INPUT ? said(view) : planned(plan);
        Content content = new Content(
                standing.stage(),
                view.session(),
                words,
                standing.stage() == Stage.INPUT ? null : plan.act(),
                plan.addressee());
        Verdict unanswered = Verdict.block("decide", List.of("no-answer"), "the guard did not answer at once");
        try {
            return standing.guard().review(content).toCompletableFuture().getNow(unanswered);
        } catch (RuntimeException e) {
            return Verdict.block("decide", List.of("no-answer"), "the guard failed: " + e);
        }
    }

    private static String said(SessionView view) {
        return view.turn() == null ? "" : view.turn().event().textOrEmpty();
    }

    private static String planned(Plan plan) {
        List<String> words = new ArrayList<>(plan.mustInclude());
        words.addAll(plan.slots().values());
        return String.join("\n", words);
    }

    @Override
    public void close() {
        guards.forEach(standing -> standing.guard().close());
    }

    private record Standing(Stage stage, Guard guard) {}
}
