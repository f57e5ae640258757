package dev.kairos.jobs.cli;

import dev.kairos.core.assistant.AssistantReader;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.Programs;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.slot.FileText;
import dev.kairos.core.slot.SlotCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What lies under {@code flink-conf}: assistants, presets, patterns, prompt programs and the bundled sessions. */
public final class Installation {
    private static final String HOME = "kairos.home";
    private static final String CONFIGURATION = "flink-conf";

    private final Path configuration;
    private final SlotCatalog catalog = SlotCatalog.load();

    /** @param home folder that holds {@code flink-conf} */
    public Installation(Path home) {
        this.configuration = home.resolve(CONFIGURATION);
        if (!Files.isDirectory(configuration)) {
            throw new IllegalArgumentException(
                    "there is no folder " + configuration + "; set -D" + HOME + " to the checkout");
        }
    }

    /** The installation that {@code kairos.home} names, else the one around the current folder. */
    public static Installation here() {
        String named = System.getProperty(HOME);
        Path home = Path.of(named == null ? "" : named).toAbsolutePath();
        while (named == null && home.getParent() != null && !Files.isDirectory(home.resolve(CONFIGURATION))) {
            home = home.getParent();
        }
        return new Installation(home);
    }

    public SlotCatalog catalog() {
        return catalog;
    }

    /** Folder with the bundled sessions. */
    public Path sessions() {
        return configuration.resolve("sessions");
    }

    /** Files of the bundled assistants, by id. */
    public Map<String, Path> assistants() {
        Map<String, Path> files = new TreeMap<>();
        for (Path file : files("assistants")) {
            files.put(file.getFileName().toString().replace(".yaml", ""), file);
        }
        return files;
    }

    /** The bundled patterns, by id. */
    public Map<String, PatternSpec> patterns() {
        Map<String, PatternSpec> patterns = new TreeMap<>();
        for (Path file : files("patterns")) {
            PatternSpec pattern = PatternReader.spec(file.toString(), text(file));
            patterns.put(pattern.id(), pattern);
        }
        return patterns;
    }

    /**
     * Reads an assistant file.
     *
     * @throws YamlDocument.InvalidFileException with all problems
     */
    public AssistantSpec assistant(Path file) {
        return new AssistantReader(catalog, presets(), patternIds(), new Programs(programs(), taxonomies()))
                .read(document(file));
    }

    /**
     * Reads the assistant that a person named: a bundled id or a file.
     *
     * @throws IllegalArgumentException if there is neither
     * @throws YamlDocument.InvalidFileException with all problems
     */
    public AssistantSpec assistantNamed(String name) {
        Path file = assistants().getOrDefault(name, Path.of(name));
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no assistant file " + file + "; bundled assistants are "
                    + assistants().keySet());
        }
        return assistant(file);
    }

    /** Ids of the bundled patterns, right or wrong, so that a wrong one hides nothing of an assistant that names it. */
    private Set<String> patternIds() {
        return files("patterns").stream()
                .map(file -> String.valueOf(document(file).value("pattern")))
                .collect(Collectors.toSet());
    }

    /** The patterns that an assistant names. */
    public List<PatternSpec> patternsOf(AssistantSpec assistant) {
        Map<String, PatternSpec> all = patterns();
        return assistant.patterns().stream().map(all::get).toList();
    }

    /** Texts of the bundled prompt programs, right or wrong, by id. */
    public Map<String, FileText> programs() {
        Map<String, FileText> programs = new TreeMap<>();
        for (Path file : files("programs")) {
            programs.put(String.valueOf(document(file).value("program")), new FileText(file.toString(), text(file)));
        }
        return programs;
    }

    /** Texts of the bundled taxonomies, right or wrong, by id. */
    public Map<String, FileText> taxonomies() {
        Map<String, FileText> taxonomies = new TreeMap<>();
        for (Path file : files("taxonomies")) {
            taxonomies.put(String.valueOf(document(file).value("taxonomy")), new FileText(file.toString(), text(file)));
        }
        return taxonomies;
    }

    private Presets presets() {
        return Presets.of(files("presets").stream().map(Installation::document).toList(), catalog);
    }

    /**
     * A YAML file.
     *
     * @throws YamlDocument.InvalidFileException if it is none
     */
    public static YamlDocument document(Path file) {
        return YamlDocument.parse(file.toString(), text(file));
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw invalid(file, "there is no such file", null);
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw invalid(file, "is not UTF-8 text", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " cannot be read", e);
        }
    }

    private static YamlDocument.InvalidFileException invalid(Path file, String what, @Nullable Throwable cause) {
        List<YamlDocument.Problem> problems = List.of(new YamlDocument.Problem(file.toString(), 1, "", what));
        return cause == null
                ? new YamlDocument.InvalidFileException(problems)
                : new YamlDocument.InvalidFileException(problems, cause);
    }

    private List<Path> files(String folder) {
        Path place = configuration.resolve(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(place)) {
            return new ArrayList<>(found.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + place + " cannot be listed", e);
        }
    }
}
