package dev.kairos.jobs.reference;

import static dev.kairos.jobs.reference.MarkdownTable.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.json.RecordSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The record reference, from the JSON Schemas. */
public final class RecordsPage {
    /** Command that prints the page. */
    public static final String COMMAND = "scripts/kairos list records > docs/records.md";

    private static final List<String> COMBINATIONS = List.of("oneOf", "anyOf");
    private static final List<String> LIMITS = List.of("minimum", "maximum", "minLength", "maxLength", "pattern");

    private RecordsPage() {}

    /** The page, Markdown. */
    public static String text() {
        StringBuilder text = new StringBuilder("<!-- Made by `" + COMMAND + "`; edit the schemas instead. -->\n"
                + "# Records\n\n"
                + "JSON, UTF-8, one record a line; in Kafka the same bytes, keyed by session. The JSON Schemas (draft"
                + " 2020-12) lie in `core/src/main/resources/schemas`. `a.b` is a field of a field, `a[].b` a field of"
                + " every element, `a.*` a field of any name. A field is required within the object that holds it.\n");
        for (RecordSchema schema : RecordSchema.values()) {
            text.append(section(schema.document()));
        }
        return text.toString();
    }

    /** One record. */
    static String section(JsonNode schema) {
        MarkdownTable table = new MarkdownTable("field", "type", "required", "limits", "meaning");
        fields(schema, "", table);
        StringBuilder text = new StringBuilder("\n## " + schema.path("title").asText() + "\n\n"
                + schema.path("description").asText() + combinations(schema) + "\n\n" + table);
        for (JsonNode example : schema.path("examples")) {
            text.append("\n    ").append(example).append("\n");
        }
        return text.toString();
    }

    private static void fields(JsonNode object, String prefix, MarkdownTable table) {
        Set<String> required = new HashSet<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        object.path("properties").properties().forEach(property -> {
            JsonNode field = property.getValue();
            String path = prefix + property.getKey();
            table.add(
                    code(path),
                    type(field),
                    required.contains(property.getKey()) ? "yes" : "no",
                    limits(field),
                    field.path("description").asText());
            inside(field, path, table);
        });
        if (object.path("additionalProperties").isObject()) {
            JsonNode any = object.path("additionalProperties");
            table.add(
                    code(prefix + "*"),
                    type(any),
                    "no",
                    limits(any),
                    any.path("description").asText("Any name."));
            inside(any, prefix + "*", table);
        }
    }

    private static void inside(JsonNode field, String path, MarkdownTable table) {
        fields(field, path + ".", table);
        fields(field.path("items"), path + "[].", table);
        field.path("oneOf").forEach(variant -> fields(variant, path + ".", table));
    }

    private static String type(JsonNode field) {
        if (field.has("const")) {
            return code(field.path("const").toString());
        }
        if (field.has("enum")) {
            return "one of "
                    + list(field.path("enum")).stream().map(MarkdownTable::code).collect(Collectors.joining(", "));
        }
        if (field.has("oneOf")) {
            return "one of several objects";
        }
        if (field.path("type").asText().equals("array")) {
            return "array of " + type(field.path("items"));
        }
        List<String> types = list(field.path("type"));
        return types.isEmpty() ? "any" : String.join(" or ", types);
    }

    private static String limits(JsonNode field) {
        return LIMITS.stream()
                .filter(field::has)
                .map(limit -> limit + " " + code(field.path(limit).asText()))
                .collect(Collectors.joining(", "));
    }

    /** Rules between fields at the top, in words. */
    private static String combinations(JsonNode schema) {
        StringBuilder words = new StringBuilder();
        for (String rule : COMBINATIONS) {
            List<String> fields = new ArrayList<>();
            schema.path(rule).forEach(one -> fields.add(String.join(" with ", list(one.path("required")))));
            if (!fields.isEmpty()) {
                words.append(rule.equals("oneOf") ? " Exactly one of " : " At least one of ")
                        .append(fields.stream().map(MarkdownTable::code).collect(Collectors.joining(", ")))
                        .append(" is required.");
            }
        }
        return words.toString();
    }

    private static List<String> list(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.asText());
        }
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
