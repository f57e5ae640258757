package dev.kairos.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON Schemas (draft 2020-12) of the records; the reference pages are made from them. */
public enum RecordSchema {
    SESSION_EVENT("session-event"),
    GOLD("gold"),
    DECISION("decision"),
    INTERVENTION("intervention"),
    OUTCOME("outcome"),
    DEAD_LETTER("dead-letter"),
    CONTROL("control"),
    METRICS("metrics"),
    COMPARISON("comparison"),
    DIFFERENCE("difference");

    private final String resource;

    RecordSchema(String name) {
        this.resource = "/schemas/" + name + ".schema.json";
    }

    /** The schema itself. */
    public JsonNode document() {
        try (InputStream stream = RecordSchema.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("schema " + resource + " is not on the class path");
            }
            return JsonMapper.builder().build().readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("schema " + resource + " cannot be read", unreadable);
        }
    }

    /** A validator; costly to make, made once by whoever needs it. */
    public Validator validator() {
        return new Validator(
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document()));
    }

    /** Checks records against one schema. */
    public static final class Validator {
        private final JsonSchema schema;

        private Validator(JsonSchema schema) {
            this.schema = schema;
        }

        /** What is wrong with the record, in the validator's words; empty if nothing is. */
        public List<String> problems(JsonNode json) {
            return schema.validate(json).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .toList();
        }
    }
}
