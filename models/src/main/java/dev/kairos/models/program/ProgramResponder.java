package dev.kairos.models.program;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.event.EventType;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.Scorer;
import dev.kairos.core.slot.SlotFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs a prompt program with a model. When time runs out or a call fails, it says the best that the program has come to
 * so far; if that is nothing, it fails, and the plan's fallback is taken.
 */
public final class ProgramResponder implements Responder {
    /** Share of the time left that calls may take; the rest is for what has to be done with the answers. */
    private static final double FOR_CALLS = 0.95;

    private final Program program;
    private final ModelClient client;
    private final Scorer scorer;
    private final Map<String, String> inputs;

    /** @param inputs values of inputs that replace the program's defaults */
    ProgramResponder(Program program, ModelClient client, Scorer scorer, Map<String, String> inputs) {
        this.program = program;
        this.client = client;
        this.scorer = scorer;
        this.inputs = Map.copyOf(inputs);
    }

    @Override
    public CompletableFuture<Answer> respond(Request request) {
        Plan plan = request.plan();
        Execution execution = new Execution(
                program,
                client,
                text -> scorer.score(new Candidate(text, Map.of(), null, 0), plan),
                values(request),
                new Echo(request.recent().stream().map(RecentTurn::text).toList()),
                request.seed(),
                Duration.ofMillis((long) (request.remaining().toMillis() * FOR_CALLS)));
        CompletableFuture<Answer> answer = execution
                .run()
                .handle((values, failure) -> answer(execution, failure))
                .thenCompose(done -> done);
        // whoever gives the answer up, because the session moved on, gives up the call behind it
        answer.whenComplete((done, failure) -> {
            if (answer.isCancelled()) {
                execution.cancel();
            }
        });
        return answer;
    }

    private CompletableFuture<Answer> answer(Execution execution, @Nullable Throwable failure) {
        ReplyReading.Outcome outcome =
                new ReplyReading(Objects.requireNonNull(program.reply()), execution.values()).read();
        if (outcome.note() != null) {
            execution.note("plan\n" + outcome.note());
        }
        if (outcome.text() != null) {
            return said(execution, outcome.text(), outcome.figures());
        }
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        if (outcome.vetoed() != null) {
            execution.note("nothing is said: " + outcome.vetoed());
            return done(execution, List.of());
        }
        return switch (program.fallback().kind()) {
            case VETO -> done(execution, List.of());
            case SAY ->
                said(execution, Objects.requireNonNull(program.fallback().words()), Map.of());
            case FAIL ->
                CompletableFuture.failedFuture(
                        new IllegalStateException("program " + program.name() + " came to no reply"));
        };
    }

    private CompletableFuture<Answer> said(Execution execution, String text, Map<String, Double> figures) {
        return done(
                execution,
                List.of(new Candidate(text, figures, null, execution.usage().cost())));
    }

    private CompletableFuture<Answer> done(Execution execution, List<Candidate> candidates) {
        String transcript = execution.transcript();
        return CompletableFuture.completedFuture(
                new Answer(candidates, transcript.isEmpty() ? null : transcript, program.name(), execution.usage()));
    }

    private Values values(Request request) {
        Plan plan = request.plan();
        Values values = new Values()
                .set(Builtin.SESSION, new Value.Turns(request.recent()))
                .set(
                        Builtin.SAID,
                        new Value.Turns(request.recent().stream()
                                .filter(turn -> turn.type() == EventType.INTERVENTION)
                                .toList()))
                .set(Builtin.ACT, new Value.Own(plan.act()))
                .set(Builtin.STYLE, new Value.Own(plan.style() == null ? "" : plan.style()))
                .set(Builtin.STRATEGIES, new Value.Own(String.join(", ", plan.strategies())))
                .set(Builtin.ADDRESSEE, new Value.Theirs(plan.addressee() == null ? "" : plan.addressee()))
                .set(Builtin.MUST_INCLUDE, new Value.Theirs(String.join("\n", plan.mustInclude())))
                .set(Builtin.MUST_AVOID, new Value.Theirs(String.join("\n", plan.mustAvoid())));
        program.inputs().forEach((name, otherwise) -> {
            String slot = plan.slots().get(name);
            values.set(
                    name, slot == null ? new Value.Own(inputs.getOrDefault(name, otherwise)) : new Value.Theirs(slot));
        });
        return values;
    }

    @Override
    public @Nullable String endpoint(Request request) {
        return client.endpoint();
    }

    @Override
    public boolean isShunned() {
        return client.isShunned();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Makes the responder. */
    public static final class Factory implements SlotFactory<Responder> {
        @Override
        public Class<Responder> slot() {
            return Responder.class;
        }

        @Override
        public String id() {
            return "program";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "what a prompt program makes of the last turns with a model";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("program", Parameter.Kind.PROGRAM, null, "Prompt program with a reply."),
                    Parameter.slot("client", ModelClient.class, null, "Model that is asked."),
                    Parameter.slot("scorer", Scorer.class, "calm", "Scorer by which wordings are compared."),
                    Parameter.of("inputs", Parameter.Kind.TABLE, null, "Values in place of the program's defaults."));
        }

        @Override
        public Responder create(Parameters parameters) {
            Program program = Programming.checked(parameters, "reply", Program::reply);
            return new ProgramResponder(
                    program,
                    parameters.slot("client", ModelClient.class),
                    parameters.slot("scorer", Scorer.class),
                    parameters.table("inputs"));
        }
    }
}
