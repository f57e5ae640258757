package dev.kairos.models.program;

import dev.kairos.core.event.SessionKey;
import dev.kairos.core.ingest.Redaction;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.models.program.Program.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Vets content by a prompt program (P18: name the intention first, judge it then). A program that comes to no ruling
 * blocks; a call that fails makes the review fail, which whoever asked takes for BLOCK.
 */
public final class ProgramGuard implements Guard {
    private final Program program;
    private final ModelClient client;
    private final Map<String, String> inputs;
    private final Duration deadline;

    ProgramGuard(Program program, ModelClient client, Map<String, String> inputs, Duration deadline) {
        this.program = program;
        this.client = client;
        this.inputs = Map.copyOf(inputs);
        this.deadline = deadline;
    }

    @Override
    public CompletableFuture<Verdict> review(Content content) {
        Values values = new Values()
                .set(Builtin.SESSION, new Value.Turns(content.view().recent().turns()))
                .set(Builtin.CONTENT, new Value.Theirs(content.text()))
                .set(Builtin.STAGE, new Value.Own(content.stage().name()))
                .set(Builtin.ACT, new Value.Own(content.act() == null ? "" : content.act()))
                .set(Builtin.ADDRESSEE, new Value.Theirs(content.addressee() == null ? "" : content.addressee()));
        program.inputs()
                .forEach((name, otherwise) -> values.set(name, new Value.Own(inputs.getOrDefault(name, otherwise))));
        Execution execution = new Execution(
                program,
                client,
                text -> 0,
                values,
                new Echo(List.of(content.text())),
                SessionKey.seed(content.session(), content.text()),
                deadline);
        CompletableFuture<Verdict> verdict = execution.run().thenApply(this::verdict);
        verdict.whenComplete((done, failure) -> {
            if (verdict.isCancelled()) {
                execution.cancel();
            }
        });
        return verdict;
    }

    private Verdict verdict(Values values) {
        Sentence sentence = Objects.requireNonNull(program.verdict());
        Value ruling = values.get(sentence.ruling());
        if (ruling == null) {
            return Verdict.block(program.name(), List.of("no-ruling"), "the guard's answer could not be read");
        }
        Ruling ruled = Ruling.valueOf(ruling.text());
        String category = values.text(sentence.category());
        return new Verdict(
                ruled,
                program.name(),
                ruled.lets() || category.isEmpty() ? List.of() : List.of(category),
                explanation(values.text(sentence.explanation())),
                null);
    }

    /** A reason goes into the log: one redacted line. */
    private static String explanation(String text) {
        String line = Redaction.ON.apply(text).replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "no reason was given" : line;
    }

    @Override
    public void close() {
        client.close();
    }

    /** Makes the guard. */
    public static final class Factory implements SlotFactory<Guard> {
        @Override
        public Class<Guard> slot() {
            return Guard.class;
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
            return "verdict that a prompt program comes to with a model";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("program", Parameter.Kind.PROGRAM, null, "Prompt program with a verdict."),
                    Parameter.slot("client", ModelClient.class, null, "Model that is asked."),
                    Parameter.of("inputs", Parameter.Kind.TABLE, null, "Values in place of the program's defaults."),
                    Parameter.of("deadline", Parameter.Kind.DURATION, "3 s", "Longest wait for all of its calls."));
        }

        @Override
        public Guard create(Parameters parameters) {
            return new ProgramGuard(
                    Programming.checked(parameters, "verdict", Program::verdict),
                    parameters.slot("client", ModelClient.class),
                    parameters.table("inputs"),
                    parameters.duration("deadline"));
        }
    }
}
