package dev.kairos.jobs.reference;

import static dev.kairos.jobs.reference.MarkdownTable.code;

import dev.kairos.core.assistant.AssistantKey;
import dev.kairos.core.assistant.PatternKey;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.session.Feature;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Check;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.turn.Cue;
import dev.kairos.jobs.live.LiveKey;
import dev.kairos.models.program.ProgramKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The configuration reference: assistant, preset and pattern files, implementations of slots, options of the job. */
public final class ConfigurationPage {
    /** Command that prints the page. */
    public static final String COMMAND = "scripts/kairos list configuration > docs/configuration.md";

    private static final String MANDATORY = "**required**";

    private final SlotCatalog catalog;

    /** @param catalog implementations to describe */
    public ConfigurationPage(SlotCatalog catalog) {
        this.catalog = catalog;
    }

    /** The page, Markdown. */
    public String text() {
        return "<!-- Made by `" + COMMAND + "`; edit what the code declares instead. -->\n"
                + "# Configuration\n\n"
                + "`scripts/kairos validate FILE...` prints everything that is wrong in such files.\n\n"
                + "## Assistant files\n\n"
                + "`flink-conf/assistants/<id>.yaml`, one assistant each. `id` names an implementation of the slot; "
                + "its parameters stand beside it.\n\n"
                + assistantKeys()
                + "\n## Implementations of the slots\n"
                + implementations()
                + "\n## Preset files\n\n"
                + "`flink-conf/presets/<id>.yaml`: `preset`, its id, and `checks`, a list of `{id: ..., its parameters}`"
                + " in the order in which they are asked; the first that says no is logged with the decision.\n"
                + "\n## Pattern files\n\n"
                + "`flink-conf/patterns/<id>.yaml`, compiled by Flink CEP and run in MATCH.\n\n"
                + patternKeys(PatternKey.FILE)
                + "\nA step:\n\n"
                + patternKeys(PatternKey.STEP)
                + "\nConditions, of which all have to hold:\n\n"
                + patternKeys(PatternKey.CONDITION)
                + "\n## Program files\n\n"
                + "`flink-conf/programs/<id>.yaml`, prompt programs; see [prompt-programs.md](prompt-programs.md).\n\n"
                + programKeys(ProgramKey.FILE)
                + "\nA step that asks:\n\n"
                + programKeys(ProgramKey.ASK)
                + "\nA step that compares:\n\n"
                + programKeys(ProgramKey.COMPARE)
                + "\nA step that repeats:\n\n"
                + programKeys(ProgramKey.REPEAT)
                + "\nA reply:\n\n"
                + programKeys(ProgramKey.REPLY)
                + "\nA verdict:\n\n"
                + programKeys(ProgramKey.VERDICT)
                + "\n## Configuration files\n\n"
                + "`flink-conf/kairos.yaml`, or any other: what is set about a job on live sessions (`run`, `feed`,"
                + " `tail`). A dot in a key stands for a nested mapping.\n\n"
                + liveKeys()
                + "\n## Words that files use\n\n"
                + words("Event types", EventType.values())
                + words("Roles", Role.values())
                + words("Signals", SignalType.values())
                + words("Cues", Cue.values())
                + words("Features", Feature.values())
                + "\n## Options of the job\n\n"
                + JobOptions.table();
    }

    private static String assistantKeys() {
        MarkdownTable table = new MarkdownTable("key", "value", "if absent", "meaning");
        for (AssistantKey key : AssistantKey.values()) {
            Class<?> slot = key.slot();
            table.add(
                    code(key.word()),
                    key.shape().expected() + (slot == null ? "" : ", see " + link(slot)),
                    key.otherwise() == null ? MANDATORY : key.otherwise(),
                    key.description());
        }
        return table.toString();
    }

    private static String liveKeys() {
        MarkdownTable table = new MarkdownTable("key", "value", "if absent", "meaning");
        for (LiveKey key : LiveKey.values()) {
            table.add(
                    code(key.path()),
                    key.shape().expected(),
                    key.otherwise() == null ? MANDATORY : key.otherwise(),
                    key.description());
        }
        return table.toString();
    }

    private static String patternKeys(List<PatternKey> keys) {
        MarkdownTable table = new MarkdownTable("key", "value", "if absent", "meaning");
        keys.forEach(key -> table.add(
                code(key.word()),
                key.expected(),
                key.otherwise() == null ? MANDATORY : key.otherwise(),
                key.description()));
        return table.toString();
    }

    private static String programKeys(List<ProgramKey> keys) {
        MarkdownTable table = new MarkdownTable("key", "value", "if absent", "meaning");
        keys.forEach(key -> table.add(
                code(key.word()),
                key.expected(),
                key.otherwise() == null ? MANDATORY : key.otherwise(),
                key.description()));
        return table.toString();
    }

    /** By slot, those of assistant files first and in their order. */
    private String implementations() {
        List<Class<?>> order = Arrays.stream(AssistantKey.values())
                .<Class<?>>mapMulti((key, slots) -> {
                    if (key.slot() != null) {
                        slots.accept(key.slot());
                    }
                })
                .toList();
        Map<Class<?>, List<SlotFactory<?>>> bySlot = new TreeMap<>(
                Comparator.<Class<?>>comparingInt(slot -> order.contains(slot) ? order.indexOf(slot) : order.size())
                        .thenComparing(Class::getSimpleName));
        bySlot.putAll(catalog.all().stream().collect(Collectors.groupingBy(SlotFactory::slot)));
        StringBuilder text = new StringBuilder();
        bySlot.forEach((slot, factories) -> {
            text.append("\n### ").append(slot.getSimpleName()).append("\n\n");
            text.append(place(slot)).append("\n");
            factories.forEach(factory -> text.append(implementation(factory)));
        });
        return text.toString();
    }

    private static String place(Class<?> slot) {
        List<String> keys = Arrays.stream(AssistantKey.values())
                .filter(key -> slot.equals(key.slot()))
                .map(key -> code(key.word()))
                .toList();
        if (slot.equals(Check.class)) {
            return "Under `checks` of a preset.";
        }
        return keys.isEmpty() ? "Not chosen by assistant files." : "Under " + String.join(", ", keys) + ".";
    }

    private static String implementation(SlotFactory<?> factory) {
        String head = "\n**" + code(factory.id()) + "** (version " + factory.version() + "): " + factory.description()
                + ".\n";
        if (factory.parameters().isEmpty()) {
            return head;
        }
        MarkdownTable table = new MarkdownTable("parameter", "value", "if absent", "meaning");
        for (Parameter parameter : factory.parameters()) {
            table.add(code(parameter.name()), value(parameter), otherwise(parameter), parameter.description());
        }
        return head + "\n" + table;
    }

    private static String value(Parameter parameter) {
        return parameter.slot() == null ? parameter.expected() : "a slot, see " + link(parameter.slot());
    }

    private static String otherwise(Parameter parameter) {
        @Nullable String value = parameter.defaultValue();
        if (parameter.mandatory()) {
            return MANDATORY;
        }
        return value == null || value.isEmpty() ? "empty" : code(value);
    }

    private static String link(Class<?> slot) {
        return "[" + slot.getSimpleName() + "](#" + slot.getSimpleName().toLowerCase(Locale.ROOT) + ")";
    }

    private static String words(String title, Enum<?>[] constants) {
        return "- " + title + ": "
                + Arrays.stream(constants).map(one -> code(one.name())).collect(Collectors.joining(", ")) + "\n";
    }
}
