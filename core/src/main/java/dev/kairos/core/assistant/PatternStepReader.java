package dev.kairos.core.assistant;

import static dev.kairos.core.assistant.YamlDocument.mapping;

import dev.kairos.core.assistant.PatternDefinition.Contiguity;
import dev.kairos.core.assistant.PatternDefinition.Step;
import dev.kairos.core.assistant.PatternDefinition.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a pattern, in order, and the rules between neighbours. */
final class PatternStepReader {
    /** Kebab case, at most 64 characters. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private static final String NOT = "not";
    private static final List<String> POSITIVE_KEYS = PatternKey.words(PatternKey.STEP).stream()
            .filter(key -> !key.equals(NOT))
            .toList();
    private static final List<String> NEGATIVE_KEYS = List.of(NOT, "contiguity", "where");
    private static final String ONE_OR_MORE = "one-or-more";

    private final BiConsumer<String, String> problems;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> positiveNames = new ArrayList<>();
    private String lastPath = "steps";

    /** @param problems takes the path and what is wrong there */
    PatternStepReader(BiConsumer<String, String> problems) {
        this.problems = problems;
    }

    /** Reads the next step. */
    void add(Map<String, Object> keys, String path) {
        boolean negative = keys.containsKey(NOT);
        List<String> allowed = negative ? NEGATIVE_KEYS : POSITIVE_KEYS;
        keys.keySet().stream()
                .filter(key -> !allowed.contains(key))
                .forEach(key -> wrong(path + "." + key, "is unknown; expected one of " + allowed));
        Step step = new Step(
                name(keys, negative ? NOT : "name", path),
                negative,
                contiguity(keys, path),
                times(keys.get("times"), path + ".times"),
                flag(keys, "optional", path),
                flag(keys, "greedy", path),
                new PatternConditionReader(List.copyOf(positiveNames), problems)
                        .read(keys.get("where"), path + ".where"));
        if (step.greedy() && step.times().to() == 1) {
            wrong(path + ".greedy", "is true for a step that happens once; expected times: one-or-more or {from, to}");
        }
        checkNeighbours(step, path);
        steps.add(step);
        if (!negative) {
            positiveNames.add(step.name());
        }
        lastPath = path;
    }

    /** The steps read, after the checks that concern the last of them. */
    List<Step> steps() {
        if (!steps.isEmpty()) {
            Step last = steps.get(steps.size() - 1);
            if (last.negative() && last.contiguity() == Contiguity.NEXT) {
                wrong(
                        lastPath + ".contiguity",
                        "is 'next' at the end; expected followed-by: it must not happen within");
            }
            if (last.greedy()) {
                wrong(lastPath + ".greedy", "is true at the end; expected a last step that completes the match");
            }
            if (last.optional()) {
                wrong(lastPath + ".optional", "is true at the end; expected a last step that completes the match");
            }
        }
        return List.copyOf(steps);
    }

    private void checkNeighbours(Step step, String path) {
        if (steps.isEmpty()) {
            if (step.negative() || step.optional()) {
                wrong(path, "is " + (step.negative() ? "'not'" : "optional") + "; expected a first step that happens");
            }
            if (step.contiguity() != Contiguity.FOLLOWED_BY) {
                wrong(path + ".contiguity", "is set; expected none on the first step");
            }
            return;
        }
        Step before = steps.get(steps.size() - 1);
        if (step.negative() && before.negative()) {
            wrong(path, "is a second 'not' in a row; expected one 'not' with both conditions under 'any'");
        }
        if (step.negative() && before.optional()) {
            wrong(path, "is a 'not' after an optional step; expected a step that happens before it");
        }
        if (step.optional() && before.negative()) {
            wrong(path + ".optional", "is true after a 'not'; expected a step that happens");
        }
    }

    private String name(Map<String, Object> keys, String key, String path) {
        Object value = keys.get(key);
        if (!(value instanceof String text) || !NAME.matcher(text).matches()) {
            wrong(path + "." + key, "is '" + value + "'; expected a name in kebab case, at most 64 characters");
            return "unnamed";
        }
        if (names.contains(text)) {
            wrong(path + "." + key, "is '" + text + "' again; expected a name unlike " + names);
        }
        names.add(text);
        return text;
    }

    private Contiguity contiguity(Map<String, Object> keys, String path) {
        Object value = keys.get("contiguity");
        if (value == null) {
            return Contiguity.FOLLOWED_BY;
        }
        List<String> allowed = Arrays.stream(Contiguity.values())
                .filter(candidate -> !keys.containsKey(NOT) || candidate != Contiguity.FOLLOWED_BY_ANY)
                .map(PatternReader::word)
                .toList();
        if (!allowed.contains(String.valueOf(value))) {
            wrong(path + ".contiguity", "is '" + value + "'; expected one of " + allowed);
            return Contiguity.FOLLOWED_BY;
        }
        return Contiguity.valueOf(PatternReader.name(value));
    }

    private Times times(@Nullable Object value, String path) {
        if (value == null) {
            return Times.ONCE;
        }
        if (ONE_OR_MORE.equals(value)) {
            return new Times(1, Times.UNBOUNDED);
        }
        Map<String, Object> bounds = mapping(value);
        if (bounds.keySet().equals(Set.of("from", "to"))
                && bounds.get("from") instanceof Integer from
                && bounds.get("to") instanceof Integer to
                && from >= 1
                && to >= from) {
            return new Times(from, to);
        }
        wrong(path, "is '" + value + "'; expected one-or-more, or {from: a, to: b} with 1 <= a <= b");
        return Times.ONCE;
    }

    private boolean flag(Map<String, Object> keys, String key, String path) {
        Object value = keys.getOrDefault(key, false);
        if (value instanceof Boolean flag) {
            return flag;
        }
        wrong(path + "." + key, "is '" + value + "'; expected true or false");
        return false;
    }

    private void wrong(String path, String what) {
        problems.accept(path, what);
    }
}
