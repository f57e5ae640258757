package dev.kairos.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.ingest.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one record of our own; what does not fit is an {@link IllegalArgumentException} that says so. */
final class JsonFields {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String record;
    private final JsonNode fields;

    private JsonFields(String record, JsonNode fields) {
        this.record = record;
        this.fields = fields;
    }

    /** @param record what the line is, for messages */
    static JsonFields of(String record, String line) {
        try {
            return new JsonFields(record, MAPPER.readTree(line));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    record + " is not JSON: " + broken.getOriginalMessage() + ", in: " + line, broken);
        }
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw wrong(name, "a string");
        }
        return value;
    }

    @Nullable
    String optionalText(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name, "a string or null");
        }
        return value.textValue();
    }

    long time(String name) {
        Long value = optionalTime(name);
        if (value == null) {
            throw wrong(name, "ISO 8601 with a zone, or epoch milliseconds");
        }
        return value;
    }

    @Nullable
    Long optionalTime(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        Long millis = value.isTextual() ? EventTime.parse(value.textValue()) : null;
        if (millis == null && !value.isIntegralNumber()) {
            throw wrong(name, "ISO 8601 with a zone, or epoch milliseconds");
        }
        return millis == null ? Long.valueOf(value.longValue()) : millis;
    }

    /** A number; null stands for what JSON has no number for. */
    double number(String name) {
        JsonNode value = fields.path(name);
        if (!value.isNumber() && !value.isNull()) {
            throw wrong(name, "a number");
        }
        return value.isNull() ? Double.NaN : value.doubleValue();
    }

    int integer(String name) {
        JsonNode value = fields.path(name);
        if (!value.canConvertToInt()) {
            throw wrong(name, "a whole number");
        }
        return value.intValue();
    }

    boolean flag(String name) {
        JsonNode value = fields.path(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        E value = optionalChoice(name, type);
        if (value == null) {
            throw wrong(name, "one of " + List.of(type.getEnumConstants()));
        }
        return value;
    }

    <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
        String value = optionalText(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        if (value != null) {
            throw wrong(name, "one of " + List.of(type.getEnumConstants()));
        }
        return null;
    }

    JsonFields object(String name) {
        if (!fields.path(name).isObject()) {
            throw wrong(name, "an object");
        }
        return new JsonFields(record + "." + name, fields.path(name));
    }

    <T> List<T> objects(String name, Function<JsonFields, T> read) {
        List<T> values = new ArrayList<>();
        for (JsonNode element : array(name)) {
            values.add(read.apply(new JsonFields(record + "." + name, element)));
        }
        return values;
    }

    List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode element : array(name)) {
            values.add(element.asText());
        }
        return values;
    }

    <T> Map<String, T> map(String name, Function<JsonNode, T> read) {
        Map<String, T> values = new TreeMap<>();
        object(name).fields.properties().forEach(field -> values.put(field.getKey(), read.apply(field.getValue())));
        return values;
    }

    private JsonNode array(String name) {
        if (!fields.path(name).isArray()) {
            throw wrong(name, "an array");
        }
        return fields.path(name);
    }

    private IllegalArgumentException wrong(String name, String expected) {
        JsonNode value = fields.path(name);
        String found = value.isMissingNode() ? "missing" : value.toString();
        return new IllegalArgumentException(record + ": field '" + name + "' is " + found + ", expected " + expected);
    }
}
