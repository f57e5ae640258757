package dev.kairos.jobs.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.assistant.YamlDocument.Problem;
import dev.kairos.jobs.live.LiveConfigurationReader;
import dev.kairos.models.program.ProgramReader;
import dev.kairos.models.safety.TaxonomyReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks assistant, preset, pattern, program and configuration files; what a file is follows from its content. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description =
                "Checks assistant, preset, pattern, program and configuration files and prints everything that is wrong.",
        footer = {"", "Example:", "  kairos validate flink-conf/assistants/*.yaml flink-conf/patterns/*.yaml"})
@SuppressWarnings("NullAway.Init")
final class ValidateCommand implements Callable<Integer> {
    private static final int INVALID = 2;
    private static final List<String> KINDS =
            List.of("assistant", "pattern", "preset", "program", "taxonomy", LiveConfigurationReader.KIND);

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check.")
    private List<Path> files;

    @Option(names = "--json", description = "Print a JSON array of {file, line, path, problem}, empty if all is well.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Installation installation = Installation.here();
        // A set: two assistants may stumble over the same pattern
        Set<Problem> problems = new LinkedHashSet<>();
        for (Path file : files) {
            try {
                check(installation, file);
            } catch (InvalidFileException e) {
                problems.addAll(e.problems());
            }
        }
        print(problems, spec.commandLine().getOut());
        return problems.isEmpty() ? 0 : INVALID;
    }

    private void print(Set<Problem> problems, PrintWriter out) {
        if (json) {
            ArrayNode array = JsonMapper.builder().build().createArrayNode();
            problems.forEach(problem -> array.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("path", problem.path())
                    .put("problem", problem.what()));
            out.println(array.toPrettyString());
        } else if (problems.isEmpty()) {
            out.println(files.size() + (files.size() == 1 ? " file is" : " files are") + " valid");
        } else {
            problems.forEach(out::println);
        }
    }

    private static void check(Installation installation, Path file) {
        YamlDocument document = Installation.document(file);
        List<String> kinds =
                KINDS.stream().filter(document.values()::containsKey).toList();
        if (kinds.size() != 1) {
            throw new InvalidFileException(List.of(document.problem(
                    "",
                    "has " + (kinds.isEmpty() ? "none" : "several") + " of the keys that say what a file is; "
                            + "expected exactly one of " + KINDS + " at the top")));
        }
        switch (kinds.get(0)) {
            case "assistant" -> installation.patternsOf(installation.assistant(file));
            case "pattern" -> PatternReader.read(document);
            case LiveConfigurationReader.KIND -> LiveConfigurationReader.read(document);
            case "program" -> ProgramReader.check(document);
            case "taxonomy" -> TaxonomyReader.read(document);
            default -> Presets.of(List.of(document), installation.catalog());
        }
    }
}
