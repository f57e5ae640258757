package dev.kairos.core.assistant;

import static dev.kairos.core.assistant.YamlDocument.list;
import static dev.kairos.core.assistant.YamlDocument.mapping;

import dev.kairos.core.assistant.PatternCondition.All;
import dev.kairos.core.assistant.PatternCondition.Any;
import dev.kairos.core.assistant.PatternCondition.AttributeIs;
import dev.kairos.core.assistant.PatternCondition.Comparison;
import dev.kairos.core.assistant.PatternCondition.Measured;
import dev.kairos.core.assistant.PatternCondition.None;
import dev.kairos.core.assistant.PatternCondition.Related;
import dev.kairos.core.assistant.PatternCondition.Relation;
import dev.kairos.core.assistant.PatternCondition.RoleIs;
import dev.kairos.core.assistant.PatternCondition.Source;
import dev.kairos.core.assistant.PatternCondition.TypeIs;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.session.Feature;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.turn.Cue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the {@code where} of a step. */
final class PatternConditionReader {
    /** Keys that a condition may have; several keys must all hold. */
    static final List<String> KEYS = PatternKey.words(PatternKey.CONDITION);

    private static final String SILENCE = "SILENCE";
    private static final Pattern BOUND = Pattern.compile("\\s*(>=|<=|>|<|=)\\s*(-?\\d+(?:\\.\\d+)?)\\s*");
    private static final Pattern ACTOR = Pattern.compile("\\s*(same-as|other-than)\\s+(\\S+)\\s*");

    private final List<String> earlierSteps;
    private final BiConsumer<String, String> problems;

    /**
     * @param earlierSteps positive steps that a relation may name
     * @param problems takes the path and what is wrong there
     */
    PatternConditionReader(List<String> earlierSteps, BiConsumer<String, String> problems) {
        this.earlierSteps = earlierSteps;
        this.problems = problems;
    }

    PatternCondition read(@Nullable Object value, String path) {
        Map<String, Object> keys = mapping(value);
        if (keys.isEmpty()) {
            problems.accept(path, "is '" + value + "'; expected conditions, keys of " + KEYS);
        }
        List<PatternCondition> parts = new ArrayList<>();
        keys.forEach((key, item) -> parts.addAll(condition(key, item, path + "." + key)));
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    private List<PatternCondition> condition(String key, Object value, String path) {
        return switch (key) {
            case "type" -> List.of(type(value, path));
            case "role" -> List.of(new RoleIs(constants(Role.class, texts(value), names(Role.values()), path)));
            case "cue" -> measured(Source.CUE, Cue.values(), value, path);
            case "signal" -> measured(Source.SIGNAL, SignalType.values(), value, path);
            case "feature" -> measured(Source.FEATURE, Feature.values(), value, path);
            case "tension" -> List.of(bound(Source.TENSION, 0, value, path));
            case "attribute" -> attributes(value, path);
            case "actor" -> actor(value, path);
            case "answers" -> related(Relation.ANSWERS, String.valueOf(value), path);
            case "addresses" -> related(Relation.ADDRESSES, String.valueOf(value), path);
            case "any" -> List.of(new Any(parts(value, path)));
            case "all" -> List.of(new All(parts(value, path)));
            case "none" -> List.of(new None(parts(value, path)));
            default -> {
                problems.accept(path, "is unknown; expected one of " + KEYS);
                yield List.of();
            }
        };
    }

    private List<PatternCondition> parts(Object value, String path) {
        List<Object> items = list(value);
        if (items.isEmpty()) {
            problems.accept(path, "is '" + value + "'; expected a list of conditions");
        }
        List<PatternCondition> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(read(items.get(i), path + "[" + i + "]"));
        }
        return parts;
    }

    private TypeIs type(Object value, String path) {
        List<String> wanted = new ArrayList<>(texts(value));
        List<String> allowed = new ArrayList<>(names(EventType.values()));
        allowed.add(SILENCE);
        boolean silence = wanted.removeIf(SILENCE::equals);
        return new TypeIs(constants(EventType.class, wanted, allowed, path), silence);
    }

    private <E extends Enum<E>> EnumSet<E> constants(
            Class<E> type, List<String> wanted, List<String> allowed, String path) {
        EnumSet<E> constants = EnumSet.noneOf(type);
        for (String name : wanted) {
            if (allowed.contains(name)) {
                constants.add(Enum.valueOf(type, name));
            } else {
                problems.accept(path, "'" + name + "' is unknown; expected one of, or a list of, " + allowed);
            }
        }
        return constants;
    }

    private List<PatternCondition> measured(Source source, Enum<?>[] constants, Object value, String path) {
        List<String> allowed = names(constants);
        List<PatternCondition> parts = new ArrayList<>();
        Map<String, Object> bounds = mapping(value);
        if (bounds.isEmpty()) {
            problems.accept(path, "is '" + value + "'; expected {NAME: \">= 1\"} with names of " + allowed);
        }
        bounds.forEach((name, bound) -> {
            int index = allowed.indexOf(name);
            if (index < 0) {
                problems.accept(path + "." + name, "is unknown; expected one of " + allowed);
            }
            parts.add(bound(source, index, bound, path + "." + name));
        });
        return parts;
    }

    private Measured bound(Source source, int index, Object value, String path) {
        Matcher matcher = BOUND.matcher(String.valueOf(value));
        if (!matcher.matches()) {
            problems.accept(path, "is '" + value + "'; expected one of " + signs() + " and a number, like \">= 0.5\"");
            return new Measured(source, index, Comparison.AT_LEAST, 0);
        }
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(candidate -> candidate.sign().equals(matcher.group(1)))
                .findFirst()
                .orElseThrow();
        return new Measured(source, index, comparison, Float.parseFloat(matcher.group(2)));
    }

    private List<PatternCondition> attributes(Object value, String path) {
        Map<String, Object> wanted = mapping(value);
        if (wanted.isEmpty()) {
            problems.accept(path, "is '" + value + "'; expected {name: value}");
        }
        List<PatternCondition> parts = new ArrayList<>();
        wanted.forEach((name, text) -> parts.add(new AttributeIs(name, String.valueOf(text))));
        return parts;
    }

    private List<PatternCondition> actor(Object value, String path) {
        Matcher matcher = ACTOR.matcher(String.valueOf(value));
        if (!matcher.matches()) {
            problems.accept(path, "is '" + value + "'; expected 'same-as STEP' or 'other-than STEP'");
            return List.of();
        }
        Relation relation = matcher.group(1).equals("same-as") ? Relation.SAME_ACTOR : Relation.OTHER_ACTOR;
        return related(relation, matcher.group(2), path);
    }

    private List<PatternCondition> related(Relation relation, String step, String path) {
        if (!earlierSteps.contains(step)) {
            problems.accept(path, "names the step '" + step + "'; expected one of the earlier steps " + earlierSteps);
        }
        return List.of(new Related(relation, step));
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static List<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(Enum::name).toList();
    }

    private static List<String> signs() {
        return Stream.of(Comparison.values()).map(Comparison::sign).toList();
    }
}
