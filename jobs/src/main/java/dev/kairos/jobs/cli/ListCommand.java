package dev.kairos.jobs.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.slot.FileText;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.jobs.bench.Benches;
import dev.kairos.jobs.evaluate.EvaluationTask;
import dev.kairos.jobs.evaluate.EvaluationTasks;
import dev.kairos.jobs.reference.ConfigurationPage;
import dev.kairos.jobs.reference.RecordsPage;
import dev.kairos.models.onnx.ModelCard;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.program.ProgramReader;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What there is, one line each. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists what there is, one line each; configuration and records print whole reference pages.",
        footer = {
            "",
            "Examples:",
            "  kairos list slots",
            "  kairos list assistants --json",
            "  kairos list records > docs/records.md"
        })
@SuppressWarnings("NullAway.Init")
final class ListCommand implements Callable<Integer> {
    /** What can be listed. */
    enum Kind {
        SLOTS,
        ASSISTANTS,
        PATTERNS,
        PROGRAMS,
        TASKS,
        MODELS,
        BENCH,
        CONFIGURATION,
        RECORDS
    }

    @Parameters(paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}, in any case.")
    private Kind kind;

    @Option(names = "--json", description = "Print a JSON array of objects; no effect on the reference pages.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Installation installation = Installation.here();
        switch (kind) {
            case SLOTS -> print(installation.catalog().all().stream().map(ListCommand::entry));
            case ASSISTANTS ->
                print(installation.assistants().values().stream().map(file -> entry(installation.assistant(file))));
            case PATTERNS -> print(installation.patterns().values().stream().map(ListCommand::entry));
            case PROGRAMS -> print(installation.programs().values().stream().map(ListCommand::entry));
            case TASKS -> print(EvaluationTasks.all().stream().map(ListCommand::entry));
            case MODELS ->
                print(ModelDirectory.shipped().stream()
                        .map(name -> entry(ModelDirectory.shipped(name).card())));
            case BENCH ->
                print(Benches.entries().stream().map(one -> entry("id", one.name(), "description", one.description())));
            case CONFIGURATION -> page(new ConfigurationPage(installation.catalog()).text());
            case RECORDS -> page(RecordsPage.text());
        }
        return 0;
    }

    private void page(String text) {
        command.commandLine().getOut().print(text);
        command.commandLine().getOut().flush();
    }

    /** One line each, the columns aligned; or objects. */
    private void print(Stream<Map<String, String>> entries) {
        List<Map<String, String>> all = entries.toList();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder().build().valueToTree(all).toPrettyString());
            return;
        }
        Map<String, Integer> widths = new LinkedHashMap<>();
        all.forEach(entry -> entry.forEach((name, value) -> widths.merge(name, value.length(), Math::max)));
        for (Map<String, String> entry : all) {
            StringBuilder line = new StringBuilder();
            entry.forEach((name, value) ->
                    line.append(value).append(" ".repeat(widths.getOrDefault(name, 0) - value.length() + 2)));
            out.println(line.toString().stripTrailing());
        }
    }

    private static Map<String, String> entry(SlotFactory<?> factory) {
        return entry(
                "slot",
                factory.slot().getSimpleName(),
                "id",
                factory.id() + "@" + factory.version(),
                "description",
                factory.description());
    }

    private static Map<String, String> entry(EvaluationTask task) {
        return entry("id", task.id(), "description", task.description());
    }

    private static Map<String, String> entry(ModelCard card) {
        return entry(
                "id",
                card.name(),
                "signal",
                String.valueOf(card.signal()),
                "features",
                card.schema(),
                "threshold",
                String.format(Locale.ROOT, "acts at %.3f", card.threshold()),
                "data",
                card.training().data(),
                "licence",
                card.training().licence());
    }

    private static Map<String, String> entry(PatternSpec pattern) {
        return entry(
                "id",
                pattern.name(),
                "signal",
                PatternReader.read(pattern).signal().name());
    }

    private static Map<String, String> entry(FileText program) {
        ProgramReader.Summary summary = ProgramReader.check(program.file(), program.text());
        return entry(
                "id",
                summary.name(),
                "use",
                summary.use(),
                "budget",
                summary.calls() + (summary.calls() == 1 ? " call, " : " calls, ") + summary.tokens() + " tokens",
                "about",
                summary.about());
    }

    private static Map<String, String> entry(AssistantSpec assistant) {
        return entry(
                "id",
                assistant.name(),
                "trigger",
                assistant.trigger().id(),
                "planner",
                assistant.planner().id(),
                "responder",
                assistant.responder().id());
    }

    private static Map<String, String> entry(String... namesAndValues) {
        Map<String, String> entry = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entry.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return entry;
    }
}
