package dev.kairos.core.assistant;

import static dev.kairos.core.assistant.YamlDocument.list;
import static dev.kairos.core.assistant.YamlDocument.mapping;

import dev.kairos.core.assistant.AssistantSpec.GuardSpec;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.assistant.YamlDocument.Problem;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.OutcomeReader;
import dev.kairos.core.slot.Planner;
import dev.kairos.core.slot.Probe;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Trigger;
import dev.kairos.core.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads assistant files, reporting everything that is wrong at once. */
public final class AssistantReader {
    /** Keys that an assistant file may have. */
    public static final List<String> KEYS = List.of(
            "assistant",
            "version",
            "sessions",
            "encoder",
            "consult",
            "detectors",
            "trigger",
            "planner",
            "admit",
            "responder",
            "guards",
            "outcome",
            "silence-marks",
            "cool-down",
            "deadline",
            "tolerate");

    private static final String PATTERN = "pattern";

    private final SlotCatalog catalog;
    private final Presets presets;
    private final Set<String> patterns;

    /**
     * @param catalog implementations that may be named
     * @param presets presets of ADMIT that may be named
     * @param patterns ids of patterns that may be named
     */
    public AssistantReader(SlotCatalog catalog, Presets presets, Set<String> patterns) {
        this.catalog = catalog;
        this.presets = presets;
        this.patterns = Set.copyOf(patterns);
    }

    /**
     * Reads a file's text.
     *
     * @throws InvalidFileException with all problems
     */
    public AssistantSpec read(YamlDocument document) {
        Reading reading = new Reading(document);
        AssistantSpec spec = reading.read();
        if (!reading.problems.isEmpty()) {
            throw new InvalidFileException(reading.problems);
        }
        return spec;
    }

    /** One pass over one document, collecting problems. */
    private final class Reading {
        private final YamlDocument document;
        private final List<Problem> problems = new ArrayList<>();

        Reading(YamlDocument document) {
            this.document = document;
        }

        AssistantSpec read() {
            document.values().keySet().stream()
                    .filter(key -> !KEYS.contains(key))
                    .forEach(key -> wrong(key, "is unknown; expected one of " + KEYS));
            List<SlotSpec> detectors = slots("detectors");
            return new AssistantSpec(
                    text("assistant"),
                    count("version", 1),
                    sessions(),
                    optional(Encoder.class, "encoder"),
                    optional(Probe.class, "consult"),
                    plainDetectors(detectors),
                    patternsOf(detectors),
                    mandatory(Trigger.class, "trigger"),
                    mandatory(Planner.class, "planner"),
                    admit(),
                    mandatory(Responder.class, "responder"),
                    guards(),
                    mandatory(OutcomeReader.class, "outcome"),
                    silenceMarks(),
                    duration("cool-down", "0 s"),
                    duration("deadline", "8 s"),
                    count("tolerate", 0));
        }

        private List<SlotSpec> plainDetectors(List<SlotSpec> detectors) {
            List<SlotSpec> plain = new ArrayList<>();
            for (int i = 0; i < detectors.size(); i++) {
                if (!PATTERN.equals(detectors.get(i).id())) {
                    plain.add(checked(Detector.class, detectors.get(i), "detectors[" + i + "]"));
                }
            }
            return plain;
        }

        private List<String> patternsOf(List<SlotSpec> detectors) {
            List<String> named = new ArrayList<>();
            for (int i = 0; i < detectors.size(); i++) {
                SlotSpec detector = detectors.get(i);
                if (PATTERN.equals(detector.id())) {
                    String pattern = String.valueOf(detector.parameters().get(PATTERN));
                    if (patterns.contains(pattern)) {
                        named.add(pattern);
                    } else {
                        wrong(
                                "detectors[" + i + "].pattern",
                                "'" + pattern + "' is unknown; expected one of "
                                        + patterns.stream().sorted().toList());
                    }
                }
            }
            return named;
        }

        private List<SlotSpec> admit() {
            Map<String, Object> admit = mapping(document.value("admit"));
            if (admit.isEmpty()) {
                return List.of();
            }
            Object preset = admit.get("preset");
            if (!admit.keySet().equals(Set.of("preset")) || !presets.has(String.valueOf(preset))) {
                wrong("admit", "is " + admit + "; expected {preset: one of " + presets.ids() + "}");
                return List.of();
            }
            return presets.checks(String.valueOf(preset));
        }

        private List<GuardSpec> guards() {
            List<GuardSpec> guards = new ArrayList<>();
            List<String> stages =
                    Arrays.stream(Guard.Stage.values()).map(Guard.Stage::name).toList();
            List<SlotSpec> specs = slots("guards");
            for (int i = 0; i < specs.size(); i++) {
                Map<String, Object> parameters =
                        new LinkedHashMap<>(specs.get(i).parameters());
                String stage = String.valueOf(parameters.remove("stage"));
                String path = "guards[" + i + "]";
                if (!stages.contains(stage)) {
                    wrong(path + ".stage", "is '" + stage + "'; expected one of " + stages);
                }
                SlotSpec guard = checked(Guard.class, new SlotSpec(specs.get(i).id(), parameters), path);
                guards.add(new GuardSpec(stage, guard));
            }
            return guards;
        }

        private List<Duration> silenceMarks() {
            List<Duration> marks = new ArrayList<>();
            List<Object> items = list(document.value("silence-marks"));
            for (int i = 0; i < items.size(); i++) {
                marks.add(parsed("silence-marks[" + i + "]", String.valueOf(items.get(i))));
            }
            if (!marks.equals(marks.stream().sorted().distinct().toList())) {
                wrong("silence-marks", "are " + items + "; expected ascending durations, each once");
            }
            return marks;
        }

        private Map<String, String> sessions() {
            Map<String, String> wanted = new LinkedHashMap<>();
            Map<String, Object> sessions = mapping(document.value("sessions"));
            mapping(sessions.get("attribute")).forEach((key, value) -> wanted.put(key, String.valueOf(value)));
            if (!sessions.isEmpty() && !sessions.keySet().equals(Set.of("attribute"))) {
                wrong("sessions", "has keys " + sessions.keySet() + "; expected {attribute: {name: value}}");
            }
            return wanted;
        }

        private <T> @Nullable SlotSpec optional(Class<T> slot, String key) {
            return document.value(key) == null ? null : mandatory(slot, key);
        }

        private <T> SlotSpec mandatory(Class<T> slot, String key) {
            if (document.value(key) == null) {
                wrong(key, "is missing; expected {id: one of " + catalog.ids(slot) + "}");
                return SlotSpec.of("missing");
            }
            return checked(slot, slot(document.value(key), key), key);
        }

        private <T> SlotSpec checked(Class<T> slot, SlotSpec spec, String path) {
            if (!spec.id().isEmpty()) {
                catalog.problems(slot, spec, path).forEach(this::wrongAsSaid);
            }
            return spec;
        }

        private void wrongAsSaid(String pathAndProblem) {
            int colon = pathAndProblem.indexOf(": ");
            wrong(pathAndProblem.substring(0, colon), pathAndProblem.substring(colon + 2));
        }

        private List<SlotSpec> slots(String key) {
            List<SlotSpec> specs = new ArrayList<>();
            List<Object> items = list(document.value(key));
            for (int i = 0; i < items.size(); i++) {
                specs.add(slot(items.get(i), key + "[" + i + "]"));
            }
            return specs;
        }

        private SlotSpec slot(@Nullable Object value, String path) {
            Map<String, Object> parameters = mapping(value);
            Object id = parameters.remove("id");
            if (!(id instanceof String name)) {
                wrong(path, "is '" + value + "'; expected {id: ..., its parameters}");
                return SlotSpec.of("");
            }
            return new SlotSpec(name, parameters);
        }

        private String text(String key) {
            Object value = document.value(key);
            if (!(value instanceof String text) || !text.matches("[a-z][a-z0-9-]{0,63}")) {
                wrong(key, "is '" + value + "'; expected a name in kebab case, at most 64 characters");
                return "unnamed";
            }
            return text;
        }

        private int count(String key, int otherwise) {
            Object value = document.value(key);
            if (value == null) {
                return otherwise;
            }
            if (!(value instanceof Integer count) || count < 0) {
                wrong(key, "is '" + value + "'; expected a whole number >= 0");
                return otherwise;
            }
            return count;
        }

        private Duration duration(String key, String otherwise) {
            Object value = document.value(key);
            return parsed(key, value == null ? otherwise : String.valueOf(value));
        }

        private Duration parsed(String path, String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                wrong(path, String.valueOf(e.getMessage()));
                return Duration.ZERO;
            }
        }

        private void wrong(String path, String what) {
            problems.add(document.problem(path, what));
        }
    }
}
