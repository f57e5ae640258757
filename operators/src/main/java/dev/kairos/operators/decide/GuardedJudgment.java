package dev.kairos.operators.decide;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.slot.Guard.Stage;
import dev.kairos.core.slot.Judgment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A judgment with its plan, as far as the guards let it be carried out.
 *
 * @param judgment what is done
 * @param plan how, if it is audible
 * @param alternatives everything that could have been done
 */
record GuardedJudgment(Judgment judgment, Optional<Plan> plan, List<Alternative> alternatives) {
    /** Dialogue acts of plans that guards make. */
    static final String REFUSE = "refuse";

    static final String ESCALATE = "escalate";

    /**
     * The same after a guard's answer: HOLD waits, REFUSE says no in the guard's words, ESCALATE calls for a person, BLOCK
     * is silent. A refusal or call without words is silent, too, but logged.
     */
    GuardedJudgment ruled(Stage stage, Verdict verdict) {
        if (verdict.ruling().lets()) {
            return this;
        }
        String why = judgment.reason() + "; " + stage.name().toLowerCase(Locale.ROOT) + " guard " + verdict.by() + ": "
                + verdict.explanation();
        String words = verdict.rewrite();
        String addressee = plan.map(Plan::addressee).orElse(null);
        return switch (verdict.ruling()) {
            case HOLD -> silent(Action.HOLD, why);
            case REFUSE ->
                words == null ? silent(Action.SILENT, why) : saying(Plan.saying(REFUSE, addressee, words), why);
            case ESCALATE ->
                words == null ? silent(Action.SILENT, why) : escalating(Plan.saying(ESCALATE, null, words), why);
            default -> silent(Action.SILENT, why);
        };
    }

    private GuardedJudgment silent(Action action, String why) {
        return new GuardedJudgment(judgment.instead(action, why), Optional.empty(), alternatives);
    }

    private GuardedJudgment saying(Plan refusal, String why) {
        return new GuardedJudgment(judgment.instead(judgment.action(), why), Optional.of(refusal), alternatives);
    }

    /** To call for a person is no matter of chance: it had no alternative. */
    private GuardedJudgment escalating(Plan call, String why) {
        List<Alternative> certain = new ArrayList<>();
        certain.add(new Alternative(Action.ESCALATE, 0, 1));
        alternatives.stream()
                .filter(other -> other.action() != Action.ESCALATE)
                .forEach(other -> certain.add(new Alternative(other.action(), other.value(), 0)));
        return new GuardedJudgment(judgment.instead(Action.ESCALATE, why), Optional.of(call), certain);
    }
}
