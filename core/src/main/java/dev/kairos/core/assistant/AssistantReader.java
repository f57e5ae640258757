package dev.kairos.core.assistant;

import static dev.kairos.core.assistant.AssistantKey.ADMIT;
import static dev.kairos.core.assistant.AssistantKey.ASSISTANT;
import static dev.kairos.core.assistant.AssistantKey.CONSULT;
import static dev.kairos.core.assistant.AssistantKey.COOL_DOWN;
import static dev.kairos.core.assistant.AssistantKey.DEADLINE;
import static dev.kairos.core.assistant.AssistantKey.DETECTORS;
import static dev.kairos.core.assistant.AssistantKey.ENCODER;
import static dev.kairos.core.assistant.AssistantKey.GUARDS;
import static dev.kairos.core.assistant.AssistantKey.OUTCOME;
import static dev.kairos.core.assistant.AssistantKey.PLANNER;
import static dev.kairos.core.assistant.AssistantKey.RESPONDER;
import static dev.kairos.core.assistant.AssistantKey.SCORERS;
import static dev.kairos.core.assistant.AssistantKey.SELECTOR;
import static dev.kairos.core.assistant.AssistantKey.SESSIONS;
import static dev.kairos.core.assistant.AssistantKey.SILENCE_MARKS;
import static dev.kairos.core.assistant.AssistantKey.TOLERATE;
import static dev.kairos.core.assistant.AssistantKey.TRIGGER;
import static dev.kairos.core.assistant.AssistantKey.VERSION;

import dev.kairos.core.assistant.AssistantSpec.GuardSpec;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Scorer;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads assistant files, reporting everything that is wrong at once. */
public final class AssistantReader {
    /** Id under which a pattern file stands among the detectors. */
    public static final String PATTERN = "pattern";

    private static final String PRESET = "preset";

    private final SlotCatalog catalog;
    private final Presets presets;
    private final Set<String> patterns;
    private final Programs programs;

    /**
     * @param catalog implementations that may be named
     * @param presets presets of ADMIT that may be named
     * @param patterns ids of patterns that may be named
     */
    public AssistantReader(SlotCatalog catalog, Presets presets, Set<String> patterns) {
        this(catalog, presets, patterns, Programs.NONE);
    }

    /**
     * @param catalog implementations that may be named
     * @param presets presets of ADMIT that may be named
     * @param patterns ids of patterns that may be named
     * @param programs prompt programs that may be named
     */
    public AssistantReader(SlotCatalog catalog, Presets presets, Set<String> patterns, Programs programs) {
        this.catalog = catalog;
        this.presets = presets;
        this.patterns = Set.copyOf(patterns);
        this.programs = programs;
    }

    /**
     * Reads a file's text.
     *
     * @throws InvalidFileException with all problems
     */
    public AssistantSpec read(YamlDocument document) {
        FileReading file = new FileReading(document, catalog, programs);
        AssistantSpec spec = new Reading(file).read();
        file.end();
        return spec;
    }

    /** One pass over one file. */
    private final class Reading {
        private final FileReading file;

        Reading(FileReading file) {
            this.file = file;
        }

        AssistantSpec read() {
            file.onlyKeys(AssistantKey.words());
            List<SlotSpec> detectors = new ArrayList<>();
            List<String> named = new ArrayList<>();
            detectors(detectors, named);
            return new AssistantSpec(
                    file.name(ASSISTANT.word()),
                    count(VERSION, 1),
                    sessions(),
                    optional(ENCODER),
                    optional(CONSULT),
                    detectors,
                    named,
                    mandatory(TRIGGER),
                    mandatory(PLANNER),
                    admit(),
                    mandatory(RESPONDER),
                    scorers(),
                    optional(SELECTOR),
                    guards(),
                    mandatory(OUTCOME),
                    silenceMarks(),
                    duration(COOL_DOWN),
                    duration(DEADLINE),
                    count(TOLERATE, 0));
        }

        /** Parts patterns, which MATCH runs, from detectors, which OBSERVE runs. */
        private void detectors(List<SlotSpec> plain, List<String> named) {
            List<Object> items = items(DETECTORS);
            for (int i = 0; i < items.size(); i++) {
                String path = DETECTORS.word() + "[" + i + "]";
                SlotSpec spec = file.spec(items.get(i), path, Detector.class);
                if (spec != null && PATTERN.equals(spec.id())) {
                    named.add(pattern(spec, path));
                } else if (spec != null) {
                    plain.add(file.checked(Detector.class, spec, path));
                }
            }
        }

        private String pattern(SlotSpec spec, String path) {
            spec.parameters().keySet().stream()
                    .filter(name -> !PATTERN.equals(name))
                    .forEach(name -> file.wrong(path + "." + name, "is unknown; expected only pattern"));
            Object pattern = spec.parameters().get(PATTERN);
            if (!(pattern instanceof String name) || !patterns.contains(name)) {
                file.wrong(
                        path + "." + PATTERN,
                        "is '" + pattern + "'; expected one of "
                                + patterns.stream().sorted().toList());
            }
            return String.valueOf(pattern);
        }

        /** A preset, more checks, or both: those of the preset come first. */
        private AdmitSpec admit() {
            Map<String, Object> admit = file.mapping(ADMIT.word(), ADMIT.shape().expected());
            Object preset = admit.get(PRESET);
            admit.keySet().stream()
                    .filter(key -> !PRESET.equals(key) && !AdmitReading.KEYS.contains(key))
                    .forEach(key -> file.wrong(
                            ADMIT.word() + "." + key,
                            "is unknown; expected preset, one of " + presets.ids() + ", or one of "
                                    + AdmitReading.KEYS));
            if (preset != null && !presets.has(String.valueOf(preset))) {
                file.wrong(ADMIT.word(), "is '" + admit + "'; expected {preset: one of " + presets.ids() + "}");
            }
            AdmitReading own = new AdmitReading(file, admit, ADMIT.word() + ".");
            return presets.of(String.valueOf(preset)).and(own.read(), own.hasRule());
        }

        /** Scores are kept by the id of their scorer, so none may come twice. */
        private List<SlotSpec> scorers() {
            List<SlotSpec> scorers = new ArrayList<>();
            List<Object> items = items(SCORERS);
            for (int i = 0; i < items.size(); i++) {
                String path = SCORERS.word() + "[" + i + "]";
                SlotSpec spec = file.spec(items.get(i), path, Scorer.class);
                if (spec != null
                        && scorers.stream().anyMatch(other -> other.id().equals(spec.id()))) {
                    file.wrong(path + ".id", "is '" + spec.id() + "' again; expected each scorer once");
                } else if (spec != null) {
                    scorers.add(file.checked(Scorer.class, spec, path));
                }
            }
            return scorers;
        }

        private List<GuardSpec> guards() {
            List<GuardSpec> guards = new ArrayList<>();
            List<Object> items = items(GUARDS);
            for (int i = 0; i < items.size(); i++) {
                String path = GUARDS.word() + "[" + i + "]";
                SlotSpec spec = file.spec(items.get(i), path, Guard.class);
                if (spec != null) {
                    guards.add(guard(spec, path));
                }
            }
            return guards;
        }

        private GuardSpec guard(SlotSpec spec, String path) {
            Map<String, Object> parameters = new LinkedHashMap<>(spec.parameters());
            String stage = String.valueOf(parameters.remove("stage"));
            List<String> stages =
                    Arrays.stream(Guard.Stage.values()).map(Guard.Stage::name).toList();
            if (!stages.contains(stage)) {
                file.wrong(path + ".stage", "is '" + stage + "'; expected one of " + stages);
            }
            return new GuardSpec(stage, file.checked(Guard.class, new SlotSpec(spec.id(), parameters), path));
        }

        private List<Duration> silenceMarks() {
            List<Duration> marks = new ArrayList<>();
            List<Object> items = items(SILENCE_MARKS);
            for (int i = 0; i < items.size(); i++) {
                marks.add(file.duration(SILENCE_MARKS.word() + "[" + i + "]", items.get(i)));
            }
            if (!marks.equals(marks.stream().sorted().distinct().toList())) {
                file.wrong(
                        SILENCE_MARKS.word(),
                        "is '" + items + "'; expected " + SILENCE_MARKS.shape().expected());
            }
            return marks;
        }

        private Map<String, String> sessions() {
            Map<String, String> wanted = new LinkedHashMap<>();
            Map<String, Object> sessions =
                    file.mapping(SESSIONS.word(), SESSIONS.shape().expected());
            if (!sessions.isEmpty()
                    && !(sessions.keySet().equals(Set.of("attribute")) && sessions.get("attribute") instanceof Map)) {
                file.wrong(
                        SESSIONS.word(),
                        "is '" + sessions + "'; expected " + SESSIONS.shape().expected());
            }
            YamlDocument.mapping(sessions.get("attribute"))
                    .forEach((name, value) -> wanted.put(name, String.valueOf(value)));
            return wanted;
        }

        private @Nullable SlotSpec optional(AssistantKey key) {
            return file.value(key.word()) == null ? null : mandatory(key);
        }

        private SlotSpec mandatory(AssistantKey key) {
            Class<?> slot = Objects.requireNonNull(key.slot());
            if (file.value(key.word()) == null) {
                file.wrong(key.word(), "is missing; expected {id: one of " + catalog.ids(slot) + "}");
                return SlotSpec.of("missing");
            }
            SlotSpec spec = file.spec(file.value(key.word()), key.word(), slot);
            return spec == null ? SlotSpec.of("missing") : file.checked(slot, spec, key.word());
        }

        private List<Object> items(AssistantKey key) {
            return file.items(key.word(), key.shape().expected());
        }

        private int count(AssistantKey key, int least) {
            return file.count(key.word(), least, Integer.parseInt(Objects.requireNonNull(key.otherwise())));
        }

        private Duration duration(AssistantKey key) {
            Object value = file.value(key.word());
            return file.duration(key.word(), value == null ? Objects.requireNonNull(key.otherwise()) : value);
        }
    }
}
