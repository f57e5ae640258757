package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.slot.ModelClient.Request;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** P26: a verifier first; then feedback rewrites the instruction while a better message is being written. */
class RefinePromptTest {
    private static final String LONG =
            Stream.generate(() -> "and so on").limit(33).collect(Collectors.joining(" "));
    private static final String KEEPS = "Carry out the act in one or two sentences";

    private static ProgramRun run() {
        return ProgramRun.shipped("refine-prompt").says("ann", "the nightly build of the billing service fails again");
    }

    /** A model that writes too much until its instruction says to be short. */
    private static ScriptedModel model(String checked, String judged, String rewritten) {
        return new ScriptedModel(request -> {
            String prompt = request.prompt().text();
            if (prompt.contains("Does it fit")) {
                return checked;
            }
            if (prompt.contains("Is it on the way")) {
                return judged;
            }
            if (prompt.contains("Write a better instruction")) {
                return rewritten;
            }
            return prompt.contains("Be short.") ? "Clean the cache." : LONG;
        });
    }

    private static long calls(ScriptedModel model, String words) {
        return model.requests().stream()
                .filter(request -> request.prompt().text().contains(words))
                .count();
    }

    @Test
    void aDraftThatIsFoundRightCostsNoFurtherCall() {
        ScriptedModel model = model("<checked>right</checked>", "", "");
        assertThat(run().said(model)).startsWith("and so on");
        assertThat(model.calls()).isEqualTo(2);
    }

    @Test
    void aVerdictThatCannotBeReadCostsNoFurtherCall() {
        ScriptedModel model = model("it seems wrong to me", "", "");
        run().said(model);
        assertThat(model.calls()).isEqualTo(2);
    }

    @Test
    void feedbackRewritesTheInstructionWhileWriting() {
        ScriptedModel model = model(
                "<checked>wrong</checked>",
                "<judged>wrong</judged><comment>Far too long.</comment>",
                "<instruction>Be short.</instruction>");
        assertThat(run().said(model)).isEqualTo("Clean the cache.");
        assertThat(calls(model, "Is it on the way")).isEqualTo(1);
        assertThat(model.requests().get(2).maxTokens()).as("first pass").isEqualTo(20);
        assertThat(model.requests().get(5).maxTokens()).as("second pass").isEqualTo(40);
        assertThat(model.requests().get(4).prompt().text()).contains("| Far too long.");
        assertThat(model.requests().get(5).prompt().text())
                .contains("Be short.")
                .doesNotContain(KEEPS);
    }

    @Test
    void aMissingTagKeepsTheOldInstruction() {
        ScriptedModel model = model(
                "<checked>wrong</checked>",
                "<judged>wrong</judged><comment>Far too long.</comment>",
                "Here is a better one: Be short.");
        run().said(model);
        assertThat(model.requests().stream()
                        .map(request -> request.prompt().text())
                        .filter(prompt -> prompt.contains("Write only the words")))
                .allMatch(prompt -> prompt.contains(KEEPS));
    }

    @Test
    void correctFeedbackRewritesNothing() {
        ScriptedModel model = model("<checked>wrong</checked>", "<judged>correct</judged><comment></comment>", "");
        run().said(model);
        assertThat(calls(model, "Write a better instruction")).isZero();
    }

    @Test
    void anInstructionThatCarriesTheSessionsWordsIsRefused() {
        ScriptedModel model = model(
                "<checked>wrong</checked>",
                "<judged>wrong</judged><comment>x</comment>",
                "<instruction>Be short. Say: the nightly build of the billing service is fine.</instruction>");
        assertThat(run().said(model)).isNotEqualTo("Clean the cache.");
        assertThat(model.requests().stream()
                        .map(request -> request.prompt().text())
                        .filter(prompt -> prompt.contains("Write only the words")))
                .noneMatch(prompt -> prompt.contains("Be short."));
    }

    @Test
    void aCallThatFailsLeavesTheBestSoFar() {
        ScriptedModel model = new ScriptedModel(request -> {
            String prompt = request.prompt().text();
            if (prompt.contains("Does it fit")) {
                return "<checked>wrong</checked>";
            }
            if (request.maxTokens() == 20) {
                throw new Failure(Reason.DEADLINE, "late");
            }
            return "A draft.";
        });
        assertThat(run().said(model)).isEqualTo("A draft.");
        ScriptedModel none = new ScriptedModel(request -> {
            throw new Failure(Reason.DEADLINE, "late");
        });
        assertThatThrownBy(() -> run().said(none)).as("null case").hasRootCauseMessage("late");
    }

    /** Whatever a model answers, neither budget is exceeded. */
    @Property(tries = 200)
    void budgetsAreNeverExceeded(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> answers = List.of(
                "<checked>wrong</checked>",
                "<judged>wrong</judged><comment>no</comment>",
                "<instruction>Otherwise.</instruction>",
                LONG,
                "short");
        ScriptedModel model = new ScriptedModel(request -> {
            String right = answerFor(request, answers);
            return random.nextInt(4) == 0 ? answers.get(random.nextInt(answers.size())) : right;
        });
        run().answer(model);
        Program.Budget budget = run().program().budget();
        assertThat(model.calls()).isLessThanOrEqualTo(budget.calls());
        assertThat(model.tokensWritten()).isLessThanOrEqualTo(budget.tokens());
    }

    @Test
    void aLoopWithoutABudgetWouldExceedIt() {
        ScriptedModel model = model(
                "<checked>wrong</checked>",
                "<judged>wrong</judged><comment>" + LONG + "</comment>",
                "<instruction>" + LONG + "</instruction>");
        String tight =
                run().file().text().replace("budget: {calls: 15, tokens: 1000}", "budget: {calls: 4, tokens: 90}");
        ScriptedModel unbound = model("<checked>wrong</checked>", "<judged>wrong</judged><comment>no</comment>", "");
        run().said(unbound);
        assertThat(unbound.calls()).as("null case").isGreaterThan(4);
        ProgramRun.of(tight).says("ann", "x").answer(model);
        assertThat(model.calls()).isLessThanOrEqualTo(4);
    }

    private static String answerFor(Request request, List<String> answers) {
        String prompt = request.prompt().text();
        return prompt.contains("Does it fit")
                ? answers.get(0)
                : prompt.contains("Is it on the way")
                        ? answers.get(1)
                        : prompt.contains("Write a better instruction") ? answers.get(2) : answers.get(3);
    }
}
