package dev.kairos.models.program;

import dev.kairos.core.assistant.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One mapping of a program file; every reading method answers something usable, and reports what was not. */
final class Section {
    static final String A_NAME = "a name in kebab case, at most 64 characters";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private final Map<String, Object> values;
    private final String path;
    private final BiConsumer<String, String> problems;

    /**
     * @param path where it stands; empty at the top of the file
     * @param problems told the path of each problem, and what is wrong
     */
    Section(Map<String, Object> values, String path, BiConsumer<String, String> problems) {
        this.values = values;
        this.path = path;
        this.problems = problems;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    Object value(String key) {
        return values.get(key);
    }

    String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    void wrong(String key, String what) {
        problems.accept(place(key), what);
    }

    private void unfit(String key, String expected) {
        wrong(key, has(key) ? "is '" + value(key) + "'; expected " + expected : "is missing; expected " + expected);
    }

    void onlyKeys(List<String> allowed) {
        values.keySet().stream()
                .filter(key -> !allowed.contains(key))
                .forEach(key -> wrong(key, "is unknown; expected one of " + allowed));
    }

    String name(String key) {
        if (value(key) instanceof String text && NAME.matcher(text).matches()) {
            return text;
        }
        unfit(key, A_NAME);
        return "unnamed";
    }

    @Nullable
    String nameOrNull(String key) {
        return has(key) ? name(key) : null;
    }

    String text(String key, String expected) {
        if (value(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        unfit(key, expected);
        return "";
    }

    int count(String key, int least, int otherwise) {
        Object value = value(key);
        if (value instanceof Integer count && count >= least) {
            return count;
        }
        if (value != null) {
            unfit(key, "a whole number >= " + least);
        }
        return otherwise;
    }

    double number(String key, double least, double most, double otherwise) {
        Object value = value(key);
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= most) {
            return number.doubleValue();
        }
        if (value != null) {
            unfit(key, "a number from " + least + " to " + most);
        }
        return otherwise;
    }

    boolean flag(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof Boolean)) {
            unfit(key, "true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** A mapping within; empty, and a problem, if it is none. */
    Section section(String key, String expected) {
        if (value(key) == null) {
            unfit(key, expected);
        }
        return optionalSection(key, expected);
    }

    /** A mapping within; empty if it is absent. */
    Section optionalSection(String key, String expected) {
        if (value(key) != null && !(value(key) instanceof Map)) {
            unfit(key, expected);
        }
        return new Section(YamlDocument.mapping(value(key)), place(key), problems);
    }

    /** The mappings of a list. */
    List<Section> sections(String key, String expected) {
        List<Object> items = YamlDocument.list(value(key));
        if (items.isEmpty()) {
            unfit(key, expected);
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            sections.add(new Section(YamlDocument.mapping(items.get(i)), place(key) + "[" + i + "]", problems));
        }
        return sections;
    }

    /** One text or a list of texts. */
    List<String> texts(String key, String expected) {
        Object value = value(key);
        List<Object> items = value instanceof String ? List.of(value) : YamlDocument.list(value);
        if (items.isEmpty() || !items.stream().allMatch(String.class::isInstance)) {
            unfit(key, expected);
            return List.of();
        }
        return items.stream().map(String::valueOf).toList();
    }

    /** All entries as texts; a number or a truth value is taken as it is written. */
    Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value instanceof Map
                    || value instanceof List
                    || !NAME.matcher(key).matches()) {
                wrong(key, "is '" + value + "'; expected " + A_NAME + " with one text");
            } else {
                table.put(key, value == null ? "" : String.valueOf(value));
            }
        });
        return table;
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** Values that have to be as stated, by name; always met if the key is absent. */
    Condition condition(String key) {
        Section section = optionalSection(key, "{name of a value: what it has to be, or a list}");
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        section.keys()
                .forEach(name -> allowed.put(
                        name,
                        section.texts(
                                name, "a text, a list of texts, " + Condition.PRESENT + " or " + Condition.ABSENT)));
        return new Condition(allowed);
    }
}
