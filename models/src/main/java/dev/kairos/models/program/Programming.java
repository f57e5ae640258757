package dev.kairos.models.program;

import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.slot.FileText;
import dev.kairos.core.slot.Parameters;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the program that a specification carries. */
final class Programming {
    private Programming() {}

    /**
     * The program of the parameter {@code program}, with the inputs of the parameter {@code inputs}.
     *
     * @param wanted key that the file has to have
     * @param part reads what stands under it
     * @throws IllegalArgumentException if the file is no such program, or has no input of a name
     */
    static Program checked(Parameters parameters, String wanted, Function<Program, @Nullable Object> part) {
        FileText file = parameters.program("program");
        Program program;
        try {
            program = ProgramReader.read(file.file(), file.text());
        } catch (InvalidFileException e) {
            throw new IllegalArgumentException("the program is not usable: " + e.getMessage(), e);
        }
        if (part.apply(program) == null) {
            throw new IllegalArgumentException("program '" + program.id() + "' has no key '" + wanted
                    + "'; a responder needs a program with 'reply', a guard one with 'verdict'");
        }
        Set<String> unknown = new TreeSet<>(parameters.table("inputs").keySet());
        unknown.removeAll(program.inputs().keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("inputs names " + unknown + ", expected some of "
                    + new TreeSet<>(program.inputs().keySet()) + ", the inputs of " + program.id());
        }
        return program;
    }
}
