package dev.kairos.core.assistant;

import static dev.kairos.core.assistant.YamlDocument.list;
import static dev.kairos.core.assistant.YamlDocument.mapping;

import dev.kairos.core.assistant.PatternDefinition.OldMatches;
import dev.kairos.core.assistant.PatternDefinition.Skip;
import dev.kairos.core.assistant.PatternDefinition.Step;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.assistant.YamlDocument.Problem;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads pattern files, reporting everything that is wrong at once. */
public final class PatternReader {
    /** Keys that a pattern file may have. */
    public static final List<String> KEYS = PatternKey.words(PatternKey.FILE);

    private final YamlDocument document;
    private final List<Problem> problems = new ArrayList<>();

    private PatternReader(YamlDocument document) {
        this.document = document;
    }

    /**
     * Reads a pattern as it travels.
     *
     * @throws InvalidFileException with all problems
     */
    public static PatternDefinition read(PatternSpec spec) {
        return read(YamlDocument.parse(spec.file(), spec.text()));
    }

    /**
     * Reads a pattern file.
     *
     * @throws InvalidFileException with all problems
     */
    public static PatternDefinition read(YamlDocument document) {
        PatternReader reader = new PatternReader(document);
        PatternDefinition definition = reader.definition();
        if (!reader.problems.isEmpty()) {
            reader.problems.sort(Comparator.comparingInt(Problem::line));
            throw new InvalidFileException(reader.problems);
        }
        return definition;
    }

    /**
     * Checks a file's text and makes it ready to travel.
     *
     * @param file name for messages
     * @throws InvalidFileException with all problems
     */
    public static PatternSpec spec(String file, String text) {
        return PatternSpec.of(read(YamlDocument.parse(file, text)), text, file);
    }

    private PatternDefinition definition() {
        document.values().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> wrong(key, "is unknown; expected one of " + KEYS));
        Duration within = duration("within");
        if (within.isZero()) {
            wrong("within", "is '" + document.value("within") + "'; expected more than 0 s");
        }
        return new PatternDefinition(
                id(),
                version(),
                constant("signal", SignalType.class, name(document.value("signal")), SignalType.NOVELTY),
                score(),
                duration("valid-for"),
                within,
                choice("skip", Skip.class, Skip.NONE),
                choice("old-matches", OldMatches.class, OldMatches.FINISH),
                steps());
    }

    private List<Step> steps() {
        List<Object> items = list(document.value("steps"));
        if (items.isEmpty()) {
            wrong("steps", "is '" + document.value("steps") + "'; expected a list of {name: ..., where: ...}");
        }
        PatternStepReader reader = new PatternStepReader(this::wrong);
        for (int i = 0; i < items.size(); i++) {
            reader.add(mapping(items.get(i)), "steps[" + i + "]");
        }
        return reader.steps();
    }

    private String id() {
        Object value = document.value("pattern");
        if (!(value instanceof String text)
                || !PatternStepReader.NAME.matcher(text).matches()) {
            wrong("pattern", "is '" + value + "'; expected a name in kebab case, at most 64 characters");
            return "unnamed";
        }
        return text;
    }

    private int version() {
        Object value = document.value("version");
        if (!(value instanceof Integer version) || version < 1) {
            wrong("version", "is '" + value + "'; expected a whole number >= 1");
            return 1;
        }
        return version;
    }

    private double score() {
        Object value = document.value("score");
        if (!(value instanceof Number number) || !(number.doubleValue() >= 0 && number.doubleValue() <= 1)) {
            wrong("score", "is '" + value + "'; expected a number from 0 to 1");
            return 0;
        }
        return number.doubleValue();
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Object value = document.value(key);
        return value == null ? otherwise : constant(key, type, name(value), otherwise);
    }

    private <E extends Enum<E>> E constant(String key, Class<E> type, String name, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        List<String> allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> type == SignalType.class ? constant.name() : word(constant))
                .toList();
        wrong(key, "is '" + document.value(key) + "'; expected one of " + allowed);
        return otherwise;
    }

    /** The enum constant's name of a word in a file: {@code past-last} is {@code PAST_LAST}. */
    static String name(@Nullable Object word) {
        return String.valueOf(word).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The word in a file of an enum constant. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Duration duration(String key) {
        try {
            return Durations.parse(String.valueOf(document.value(key)));
        } catch (IllegalArgumentException e) {
            wrong(key, String.valueOf(e.getMessage()));
            return Duration.ofMillis(1);
        }
    }

    private void wrong(String path, String what) {
        problems.add(document.problem(path, what));
    }
}
