package dev.kairos.models.program;

import dev.kairos.models.program.AnswerForm.Shape;
import dev.kairos.models.program.Field.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how an answer is to be read. */
final class AnswerReader {
    private static final String TAGS = "tags";
    private static final String JSON = "json";
    private static final String ONE_OF = "one-of";
    private static final String SOME_OF = "some-of";
    private static final String PLAN = "plan";
    private static final Map<String, Field> PLAIN = Map.of(
            "text", Field.of(Kind.TEXT, false),
            "text-or-none", Field.of(Kind.TEXT, true),
            "lines", Field.of(Kind.LINES, false),
            "instruction", Field.of(Kind.INSTRUCTION, false));
    private static final String EXPECTED = "text, or {tags: {name: field}} or {json: {name: field}}";
    private static final String A_FIELD =
            "text, text-or-none, lines, instruction, {one-of: [...]}, {some-of: [...]} or {plan: {kind: [names]}}";

    private AnswerReader() {}

    /** The form under the key {@code answer} of a step; the whole answer as a text if it is absent. */
    static AnswerForm read(Section step, String name) {
        Object value = step.value("answer");
        if (value == null || "text".equals(value)) {
            return new AnswerForm(Shape.WHOLE, Map.of(name, Field.of(Kind.TEXT, false)));
        }
        Section form = step.section("answer", EXPECTED);
        form.onlyKeys(List.of(TAGS, JSON));
        if (form.has(TAGS) == form.has(JSON)) {
            step.wrong("answer", "is '" + value + "'; expected " + EXPECTED);
        }
        String shape = form.has(JSON) ? JSON : TAGS;
        Section fields = form.optionalSection(shape, "{name: field}");
        Map<String, Field> read = new LinkedHashMap<>();
        fields.keys().forEach(key -> read.put(key, field(fields, key)));
        return new AnswerForm(form.has(JSON) ? Shape.JSON : Shape.TAGS, read);
    }

    private static Field field(Section fields, String key) {
        Object value = fields.value(key);
        Field plain = value instanceof String word ? PLAIN.get(word) : null;
        if (plain != null) {
            return plain;
        }
        Section section = fields.section(key, A_FIELD);
        section.onlyKeys(List.of(ONE_OF, SOME_OF, PLAN));
        Field listed = listed(section);
        if (listed == null && value instanceof Map) {
            fields.wrong(key, "is '" + value + "'; expected " + A_FIELD);
        }
        return listed == null ? Field.of(Kind.TEXT, false) : listed;
    }

    private static @Nullable Field listed(Section section) {
        if (section.has(ONE_OF)) {
            return Field.of(Kind.ONE_OF, section.texts(ONE_OF, "a list of words"));
        }
        if (section.has(SOME_OF)) {
            return Field.of(Kind.SOME_OF, section.texts(SOME_OF, "a list of words"));
        }
        if (!section.has(PLAN)) {
            return null;
        }
        Section kinds = section.section(PLAN, "{kind: a list of names}");
        Map<String, List<String>> allowed = new LinkedHashMap<>();
        kinds.keys().forEach(kind -> allowed.put(kind, kinds.texts(kind, "a list of names")));
        return Field.plan(allowed);
    }
}
