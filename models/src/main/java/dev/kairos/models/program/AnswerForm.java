package dev.kairos.models.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is read. What does not look exactly as asked for is unusable: a reader that guesses would let a slip of
 * the model decide (P03: an answer that cannot be parsed never becomes a question).
 *
 * @param shape what the answer looks like
 * @param fields the values it holds, by name; for {@link Shape#WHOLE} the step's own
 */
record AnswerForm(Shape shape, Map<String, Field> fields) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FENCE = Pattern.compile("\\A\\s*```(?:json)?\\s*\\n(.*)\\n```\\s*\\z", Pattern.DOTALL);

    /** What an answer looks like. */
    enum Shape {
        /** The whole answer is the value. */
        WHOLE,
        /** Each value stands between {@code <name>} and {@code </name>}, exactly once. */
        TAGS,
        /** One JSON object. */
        JSON
    }

    /** The values of an answer by name, or nothing if it is unusable. */
    Optional<Map<String, Value>> read(String answer, Values known) {
        Map<String, Value> values = new LinkedHashMap<>();
        JsonNode object = shape == Shape.JSON ? object(answer) : null;
        if (shape == Shape.JSON && object == null) {
            return Optional.empty();
        }
        for (Map.Entry<String, Field> entry : fields.entrySet()) {
            String text = object != null
                    ? text(object.path(entry.getKey()))
                    : shape == Shape.WHOLE ? answer : between(entry.getKey(), answer);
            Value value = text == null ? null : entry.getValue().read(text, known);
            boolean fits = value != null || (entry.getValue().optional() && (text == null || text.isBlank()));
            if (!fits) {
                return Optional.empty();
            }
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        }
        return Optional.of(values);
    }

    /** Text between a pair of tags that occurs once; null if it does not. */
    private static @Nullable String between(String name, String answer) {
        Matcher matcher = Pattern.compile(
                        "<" + name + ">((?:(?!</?" + name + ">).)*)</" + name + ">",
                        Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                .matcher(answer);
        if (!matcher.find()) {
            return null;
        }
        String found = matcher.group(1);
        return matcher.find() ? null : found;
    }

    private static @Nullable JsonNode object(String answer) {
        Matcher fenced = FENCE.matcher(answer);
        try {
            JsonNode node = JSON.readTree(fenced.matches() ? fenced.group(1) : answer);
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node) {
        if (node.isArray()) {
            List<String> lines = new ArrayList<>();
            node.forEach(item -> lines.add(item.asText()));
            return String.join("\n", lines);
        }
        return node.isTextual() ? node.textValue() : null;
    }

    /** The JSON Schema of a JSON answer, or null for another shape. */
    @Nullable
    String schema() {
        if (shape != Shape.JSON) {
            return null;
        }
        ObjectNode schema = JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        fields.forEach((name, field) -> describe(properties.putObject(name), field));
        fields.keySet().forEach(schema.withArray("required")::add);
        return schema.toString();
    }

    private static void describe(ObjectNode property, Field field) {
        switch (field.kind()) {
            case TEXT, INSTRUCTION -> type(property, field.optional());
            case ONE_OF -> field.words().forEach(property.put("type", "string").withArray("enum")::add);
            case LINES -> property.put("type", "array").putObject("items").put("type", "string");
            case SOME_OF, PLAN -> {
                ObjectNode items = property.put("type", "array").putObject("items");
                field.words().forEach(items.put("type", "string").withArray("enum")::add);
            }
        }
    }

    private static void type(ObjectNode property, boolean optional) {
        if (optional) {
            property.withArray("type").add("string").add("null");
        } else {
            property.put("type", "string");
        }
    }
}
