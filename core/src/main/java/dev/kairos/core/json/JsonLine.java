package dev.kairos.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one record as one line: fields in the order in which they are given, nulls written, maps sorted by key. */
final class JsonLine {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final JsonGenerator generator;

    private JsonLine(JsonGenerator generator) {
        this.generator = generator;
    }

    /** The line that the fields make, without a line end. */
    static String of(Consumer<JsonLine> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            JsonLine line = new JsonLine(generator);
            generator.writeStartObject();
            fields.accept(line);
            generator.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to a string", impossible);
        }
        return text.toString();
    }

    /** The version of the record format; the first field. */
    JsonLine version() {
        return write("v", () -> generator.writeNumber(1));
    }

    JsonLine text(String name, @Nullable String value) {
        return write(name, () -> generator.writeString(value));
    }

    JsonLine texts(String name, List<String> values) {
        return objects(name, values, (line, value) -> line.write(() -> generator.writeString(value)), false);
    }

    JsonLine time(String name, @Nullable Long millis) {
        return text(name, millis == null ? null : TIME.format(Instant.ofEpochMilli(millis)));
    }

    JsonLine number(String name, double value) {
        return write(name, () -> generator.writeRawValue(JsonNumbers.write(value)));
    }

    JsonLine integer(String name, long value) {
        return write(name, () -> generator.writeNumber(value));
    }

    JsonLine flag(String name, boolean value) {
        return write(name, () -> generator.writeBoolean(value));
    }

    JsonLine object(String name, Consumer<JsonLine> fields) {
        write(name, generator::writeStartObject);
        fields.accept(this);
        return write(generator::writeEndObject);
    }

    /** A list of objects. */
    <T> JsonLine objects(String name, List<T> values, BiConsumer<JsonLine, T> fields) {
        return objects(name, values, fields, true);
    }

    <T> JsonLine map(String name, Map<String, T> values, Entry<T> entry) {
        return object(name, line -> new TreeMap<>(values).forEach((key, value) -> entry.write(line, key, value)));
    }

    /** How one entry of a map is written. */
    interface Entry<T> {
        void write(JsonLine line, String name, T value);
    }

    private <T> JsonLine objects(String name, List<T> values, BiConsumer<JsonLine, T> element, boolean isObject) {
        write(name, generator::writeStartArray);
        for (T value : values) {
            if (isObject) {
                write(generator::writeStartObject);
            }
            element.accept(this, value);
            if (isObject) {
                write(generator::writeEndObject);
            }
        }
        return write(generator::writeEndArray);
    }

    private interface Step {
        void run() throws IOException;
    }

    private JsonLine write(String name, Step value) {
        return write(() -> generator.writeFieldName(name)).write(value);
    }

    private JsonLine write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to a string", impossible);
        }
    }
}
