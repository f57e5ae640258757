package dev.kairos.models.program;

import dev.kairos.models.program.Program.Ask;
import dev.kairos.models.program.Program.Compare;
import dev.kairos.models.program.Program.Otherwise;
import dev.kairos.models.program.Program.Part;
import dev.kairos.models.program.Program.Repeat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a program, and keeps the names of all values that they set and use. */
final class PartReader {
    private static final String STEP = "step";
    private static final String REPEAT = "repeat";
    private static final String COMPARE = "compare";
    private static final String WHEN = "when";
    private static final String OTHERWISE = "otherwise";
    private static final int TOKENS = 256;
    private static final String STEPS_EXPECTED = "a list of {step: ...}, {compare: ...} or {repeat: ...}";
    private static final String OTHERWISE_EXPECTED = "end, go-on, or {name of a value: text} to go on with";

    private final Set<String> roles;
    /** Closed lists by value, for values that have one. */
    private final Map<String, List<String>> lists = new LinkedHashMap<>();

    private final Set<String> known;
    private final List<Use> uses = new ArrayList<>();

    private final List<Stated> conditions = new ArrayList<>();

    /** A condition with its place, to be looked at when all lists are known. */
    private record Stated(Section section, String key, Condition condition) {}

    /** A place that needs a value of a name. */
    private record Use(Section section, String key, String name) {}

    /**
     * @param roles names of roles
     * @param known names of values that are known before the first step
     */
    PartReader(Set<String> roles, Set<String> known) {
        this.roles = roles;
        this.known = new TreeSet<>(known);
    }

    List<Part> read(Section section, String key) {
        List<Part> parts = new ArrayList<>();
        for (Section item : section.sections(key, STEPS_EXPECTED)) {
            List<String> kinds =
                    List.of(STEP, COMPARE, REPEAT).stream().filter(item::has).toList();
            if (kinds.contains(REPEAT)) {
                parts.add(repeat(item));
            } else if (kinds.contains(COMPARE)) {
                parts.add(compare(item));
            } else {
                parts.add(ask(item));
            }
        }
        return parts;
    }

    private Ask ask(Section step) {
        step.onlyKeys(ProgramKey.words(ProgramKey.ASK));
        String name = step.name(STEP);
        String role = step.name("role");
        if (!roles.contains(role)) {
            step.wrong("role", "is '" + step.value("role") + "'; expected one of the roles " + roles);
        }
        AnswerForm answer = AnswerReader.read(step, name);
        known.addAll(answer.fields().keySet());
        known.add(name + Execution.PART);
        answer.fields().forEach((field, form) -> {
            if (form.kind() == Field.Kind.ONE_OF) {
                lists.merge(field, form.words(), PartReader::both);
            }
            form.allowed().getOrDefault(Move.SOURCE, List.of()).forEach(source -> use(step, "answer", source));
        });
        Template prompt = new Template(step.text("prompt", "what is asked, with slots such as {session}"));
        prompt.slots().forEach(slot -> use(step, "prompt", slot));
        return new Ask(
                name,
                role,
                prompt,
                answer,
                step.count("tokens", 1, TOKENS),
                step.flag("grow"),
                step.number("temperature", 0, 2, 0),
                condition(step, WHEN),
                otherwise(step, answer));
    }

    private static List<String> both(List<String> some, List<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private Otherwise otherwise(Section step, AnswerForm answer) {
        Object value = step.value(OTHERWISE);
        if (value == null || "end".equals(value)) {
            return Otherwise.ENDS;
        }
        if ("go-on".equals(value)) {
            return new Otherwise(true, Map.of());
        }
        Section values = step.section(OTHERWISE, OTHERWISE_EXPECTED);
        Map<String, String> table = values.table();
        table.forEach((name, text) -> {
            Field field = answer.fields().get(name);
            if (field == null) {
                values.wrong(
                        name,
                        "is no value of this step; expected one of "
                                + answer.fields().keySet());
            } else if (field.kind() == Field.Kind.ONE_OF && !field.words().contains(text)) {
                values.wrong(name, "is '" + text + "'; expected one of " + field.words());
            }
        });
        return new Otherwise(true, table);
    }

    private Repeat repeat(Section repeat) {
        repeat.onlyKeys(ProgramKey.words(ProgramKey.REPEAT));
        int most = repeat.count(REPEAT, 1, 1);
        Condition when = condition(repeat, WHEN);
        return new Repeat(most, when, condition(repeat, "until"), read(repeat, "steps"));
    }

    private Compare compare(Section compare) {
        compare.onlyKeys(ProgramKey.words(ProgramKey.COMPARE));
        String challenger = compare.name(COMPARE);
        String holder = compare.name("with");
        String name = compare.name("as");
        @Nullable String neutral = compare.nameOrNull("neutral");
        use(compare, COMPARE, challenger);
        use(compare, "with", holder);
        if (neutral != null) {
            use(compare, "neutral", neutral);
        }
        known.add(name);
        lists.put(name, List.of(Compare.BETTER, Compare.EQUAL, Compare.WORSE));
        return new Compare(name, challenger, holder, neutral, condition(compare, WHEN));
    }

    /** A condition whose values have to exist, and to allow what it asks for. */
    Condition condition(Section section, String key) {
        Condition condition = section.condition(key);
        condition.allowed().keySet().forEach(name -> use(section, key, name));
        conditions.add(new Stated(section, key, condition));
        return condition;
    }

    /** Notes that a place needs a value. */
    void use(Section section, String key, String name) {
        uses.add(new Use(section, key, name));
    }

    /** Closed list of a value, or null if it has none. */
    @Nullable
    List<String> listOf(String name) {
        return lists.get(name);
    }

    /** Reports uses of values that nothing sets, and conditions that no value can meet. */
    void end() {
        for (Use use : uses) {
            if (!known.contains(use.name())) {
                use.section()
                        .wrong(use.key(), "needs '" + use.name() + "', which nothing sets; expected one of " + known);
            }
        }
        for (Stated stated : conditions) {
            stated.condition().allowed().forEach((name, texts) -> {
                List<String> list = lists.get(name);
                texts.stream()
                        .filter(text -> list != null
                                && !list.contains(text)
                                && !text.equals(Condition.PRESENT)
                                && !text.equals(Condition.ABSENT))
                        .forEach(text -> stated.section()
                                .wrong(
                                        stated.key(),
                                        "asks that " + name + " is '" + text + "'; expected one of " + list));
            });
        }
    }
}
