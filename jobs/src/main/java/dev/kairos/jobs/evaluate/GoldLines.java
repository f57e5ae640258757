package dev.kairos.jobs.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The raw lines of a corpus of JSON lines, for its gold only; words come through ingest. */
final class GoldLines {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GoldLines() {}

    /**
     * Reads every line that is not blank.
     *
     * @param fields what every line has to have
     * @throws IllegalArgumentException naming the first line that is no such object
     */
    static List<JsonNode> read(Path file, List<String> fields) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.add(parsed(file + ":" + number, line, fields));
                }
                number++;
            }
        } catch (ZipException | CharacterCodingException unreadable) {
            throw new IllegalArgumentException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return lines;
    }

    private static JsonNode parsed(String place, String line, List<String> fields) {
        try {
            JsonNode node = JSON.readTree(line);
            if (fields.stream().allMatch(node::has)) {
                return node;
            }
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException(
                    place + ": is not JSON; expected an object with the fields " + fields, invalid);
        }
        throw new IllegalArgumentException(
                place + ": is not a row of this task's corpus; expected an object with the fields " + fields);
    }
}
