package dev.kairos.models.safety;

import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.assistant.YamlDocument.Problem;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.models.safety.Taxonomy.Category;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a taxonomy file, reporting everything that is wrong at once. */
public final class TaxonomyReader {
    /** The catch-all among the labels of the in-process model: unsafe in any way. */
    public static final String UNSAFE = "unsafe";

    private static final Set<String> KEYS = Set.of("taxonomy", "version", "categories");
    private static final Set<String> CATEGORY_KEYS =
            Set.of("id", "guideline", "labels", "severity", "verdict", "rules");
    private static final List<Ruling> RULINGS = List.of(Ruling.REFUSE, Ruling.ESCALATE, Ruling.BLOCK);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final YamlDocument document;
    private final List<Problem> problems = new ArrayList<>();

    private TaxonomyReader(YamlDocument document) {
        this.document = document;
    }

    /**
     * Reads a file's text.
     *
     * @param file name for messages
     * @throws InvalidFileException with all problems
     */
    public static Taxonomy read(String file, String text) {
        return read(YamlDocument.parse(file, text));
    }

    /**
     * Reads a file.
     *
     * @throws InvalidFileException with all problems
     */
    public static Taxonomy read(YamlDocument document) {
        TaxonomyReader reader = new TaxonomyReader(document);
        Taxonomy taxonomy = reader.taxonomy();
        if (!reader.problems.isEmpty()) {
            throw new InvalidFileException(reader.problems);
        }
        return taxonomy;
    }

    private Taxonomy taxonomy() {
        onlyKeys(document.values(), KEYS, "");
        List<Category> categories = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        List<Object> items = YamlDocument.list(document.value("categories"));
        if (items.isEmpty()) {
            wrong("categories", "is missing or empty; expected one category or more");
        }
        for (int i = 0; i < items.size(); i++) {
            Category category = category(YamlDocument.mapping(items.get(i)), "categories[" + i + "]");
            if (!seen.add(category.id())) {
                wrong("categories[" + i + "].id", "is '" + category.id() + "' again; expected one that no other has");
            }
            categories.add(category);
        }
        Object version = document.value("version");
        if (!(version instanceof Integer number && number > 0)) {
            wrong("version", "is '" + version + "'; expected a whole number >= 1");
        }
        return new Taxonomy(
                name(document.value("taxonomy"), "taxonomy"),
                version instanceof Integer number ? number : 0,
                categories);
    }

    private Category category(Map<String, Object> entry, String path) {
        onlyKeys(entry, CATEGORY_KEYS, path + ".");
        Object guideline = entry.get("guideline");
        if (!(guideline instanceof String text) || text.isBlank()) {
            wrong(path + ".guideline", "is '" + guideline + "'; expected what belongs to the category, in words");
        }
        return new Category(
                name(entry.get("id"), path + ".id"),
                String.valueOf(guideline).strip(),
                labels(YamlDocument.mapping(entry.get("labels")), path + ".labels"),
                share(entry.get("severity"), path + ".severity"),
                ruling(entry.get("verdict"), path + ".verdict"),
                YamlDocument.list(entry.get("rules")).stream()
                        .map(rule -> String.valueOf(rule).strip())
                        .toList());
    }

    private Map<String, Double> labels(Map<String, Object> entries, String path) {
        Map<String, Double> labels = new TreeMap<>();
        entries.forEach((label, at) -> labels.put(label, share(at, path + "." + label)));
        return labels;
    }

    private double share(@Nullable Object value, String path) {
        if (value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        wrong(path, "is '" + value + "'; expected a number above 0 and up to 1");
        return 1;
    }

    private Ruling ruling(@Nullable Object value, String path) {
        for (Ruling ruling : RULINGS) {
            if (ruling.name().toLowerCase(Locale.ROOT).equals(value)) {
                return ruling;
            }
        }
        wrong(path, "is '" + value + "'; expected one of [refuse, escalate, block]");
        return Ruling.BLOCK;
    }

    private String name(@Nullable Object value, String path) {
        if (value instanceof String text && NAME.matcher(text).matches()) {
            return text;
        }
        wrong(path, "is '" + value + "'; expected a name in kebab case");
        return "unnamed";
    }

    private void onlyKeys(Map<String, Object> entry, Set<String> allowed, String path) {
        entry.keySet().stream()
                .filter(key -> !allowed.contains(key))
                .forEach(key -> wrong(
                        path + key,
                        "is unknown; expected one of "
                                + allowed.stream().sorted().toList()));
    }

    private void wrong(String path, String what) {
        problems.add(document.problem(path, what));
    }
}
