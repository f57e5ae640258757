package dev.kairos.operators.decide;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import dev.kairos.core.slot.GuardChain;
import dev.kairos.core.slot.SlotCatalog;
import java.util.ArrayList;
import java.util.List;

/**
 * The guards of one assistant that stand before its words exist: INPUT sees the turn that is to be acted on and every
 * turn that a responder would read, PLAN what the plan would have said. DECIDE waits for nobody, so a guard that has not
 * answered when it returns has objected.
 */
final class EarlyGuards implements AutoCloseable {
    /** Stands for the words of a turn that no responder may read. */
    static final String WITHHELD = "[withheld]";

    private static final String BY = "decide";

    private final GuardChain input;
    private final GuardChain plan;

    EarlyGuards(AssistantSpec assistant, SlotCatalog catalog) {
        input = chain(Stage.INPUT, assistant, catalog);
        plan = chain(Stage.PLAN, assistant, catalog);
    }

    private static GuardChain chain(Stage stage, AssistantSpec assistant, SlotCatalog catalog) {
        return new GuardChain(assistant.guards().stream()
                .filter(spec -> spec.stage().equals(stage.name()))
                .map(spec -> catalog.create(Guard.class, spec.guard()))
                .toList());
    }

    /** What INPUT says of the turn that is acted on: the one that opened the point, or else the last one said. */
    Verdict onInput(SessionView view) {
        return answered(input, new Content(Stage.INPUT, view.session(), said(view), null, null, view));
    }

    /** What PLAN says. */
    Verdict onPlan(SessionView view, Plan planned) {
        return answered(
                plan,
                new Content(Stage.PLAN, view.session(), words(planned), planned.act(), planned.addressee(), view));
    }

    /**
     * The turns that a responder may read, each judged by itself: what INPUT rewrites is read so, what it lets pass by no
     * other name is withheld. What the assistants said has had its verdict.
     */
    List<RecentTurn> readable(String session, List<RecentTurn> turns) {
        return input.isEmpty()
                ? turns
                : turns.stream().map(turn -> readable(session, turn)).toList();
    }

    private RecentTurn readable(String session, RecentTurn turn) {
        if (!turn.type().isContent()) {
            return turn;
        }
        Verdict verdict = answered(input, new Content(Stage.INPUT, session, turn.text(), null, null));
        String words = verdict.ruling().lets() ? verdict.words(turn.text()) : WITHHELD;
        return new RecentTurn(
                turn.id(),
                turn.time(),
                turn.type(),
                turn.actor(),
                turn.role(),
                words == null ? WITHHELD : words,
                turn.replyTo());
    }

    private static Verdict answered(GuardChain chain, Content content) {
        Verdict unanswered = Verdict.block(BY, List.of("no-answer"), "the guard did not answer at once");
        try {
            return chain.review(content).toCompletableFuture().getNow(unanswered);
        } catch (RuntimeException e) {
            return Verdict.block(BY, List.of("no-answer"), "the guard failed: " + e);
        }
    }

    private static String said(SessionView view) {
        if (view.turn() != null) {
            return view.turn().event().textOrEmpty();
        }
        List<RecentTurn> recent = view.recent().turns();
        return recent.isEmpty() ? "" : recent.get(recent.size() - 1).text();
    }

    private static String words(Plan planned) {
        List<String> words = new ArrayList<>(planned.mustInclude());
        words.addAll(planned.slots().values());
        return String.join("\n", words);
    }

    @Override
    public void close() {
        input.close();
        plan.close();
    }
}
