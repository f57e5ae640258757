package dev.kairos.jobs.cli;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.jobs.evaluate.EvaluationTask;
import dev.kairos.jobs.evaluate.EvaluationTasks;
import dev.kairos.jobs.reference.ConfigurationPage;
import dev.kairos.jobs.reference.RecordsPage;
import dev.kairos.models.onnx.ModelCard;
import dev.kairos.models.onnx.ModelDirectory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What there is, one line each. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists what there is, one line each.",
        footer = {"", "Examples:", "  kairos list slots", "  kairos list assistants"})
@SuppressWarnings("NullAway.Init")
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum Kind {
        SLOTS,
        ASSISTANTS,
        PATTERNS,
        TASKS,
        CONFIGURATION,
        RECORDS,
        MODELS
    }

    @Parameters(paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}, in any case.")
    private Kind kind;

    @Override
    public Integer call() {
        Installation installation = Installation.here();
        switch (kind) {
            case SLOTS -> installation.catalog().all().forEach(ListCommand::print);
            case ASSISTANTS -> installation.assistants().values().forEach(file -> print(installation, file));
            case PATTERNS -> installation.patterns().values().forEach(pattern -> System.out.println(pattern.name()));
            case TASKS -> EvaluationTasks.all().forEach(ListCommand::print);
            case CONFIGURATION -> System.out.print(new ConfigurationPage(installation.catalog()).text());
            case RECORDS -> System.out.print(RecordsPage.text());
            case MODELS -> ModelDirectory.shipped().forEach(name -> print(ModelDirectory.shipped(name)));
        }
        return 0;
    }

    private static void print(SlotFactory<?> factory) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %-24s %s%n",
                factory.slot().getSimpleName(),
                factory.id() + "@" + factory.version(),
                factory.description());
    }

    private static void print(EvaluationTask task) {
        System.out.printf(Locale.ROOT, "%-24s %s%n", task.id(), task.description());
    }

    private static void print(ModelDirectory model) {
        ModelCard card = model.card();
        System.out.printf(
                Locale.ROOT,
                "%-24s %s from %s, acts at %.3f; trained on %s, %s%n",
                card.name(),
                card.signal(),
                card.schema(),
                card.threshold(),
                card.training().data(),
                card.training().licence());
    }

    private static void print(Installation installation, Path file) {
        AssistantSpec spec = installation.assistant(file);
        System.out.printf(
                Locale.ROOT,
                "%-16s trigger %s, planner %s, responder %s%n",
                spec.name(),
                spec.trigger().id(),
                spec.planner().id(),
                spec.responder().id());
    }
}
