package dev.kairos.jobs.cli;

import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.assistant.YamlDocument.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks assistant, preset and pattern files; what a file is follows from its content. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks assistant, preset and pattern files and prints everything that is wrong.",
        footer = {"", "Example:", "  kairos validate flink-conf/assistants/*.yaml flink-conf/patterns/*.yaml"})
@SuppressWarnings("NullAway.Init")
final class ValidateCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check.")
    private List<Path> files;

    @Override
    public Integer call() {
        Installation installation = Installation.here();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                check(installation, file);
            } catch (InvalidFileException e) {
                problems.addAll(e.problems());
            }
        }
        problems.forEach(System.out::println);
        if (problems.isEmpty()) {
            System.out.println(files.size() + (files.size() == 1 ? " file is" : " files are") + " valid");
        }
        return problems.isEmpty() ? 0 : 2;
    }

    private static void check(Installation installation, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidFileException(List.of(new Problem(file.toString(), 1, "", "there is no such file")));
        }
        YamlDocument document = Installation.document(file);
        if (document.value("assistant") != null) {
            installation.assistant(file);
        } else if (document.value("pattern") != null) {
            PatternReader.read(document);
        } else if (document.value("preset") != null) {
            Presets.of(List.of(document));
        } else {
            throw new InvalidFileException(List.of(document.problem(
                    "", "is neither assistant, pattern nor preset; expected one of these keys at the top")));
        }
    }
}
