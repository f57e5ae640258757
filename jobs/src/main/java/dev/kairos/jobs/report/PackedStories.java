package dev.kairos.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The details of many sessions in chunks: JSON arrays, gzip, base64. A chunk holds about a quarter of a megabyte of JSON,
 * so that one is quick to unpack and similar sessions share its dictionary.
 */
final class PackedStories {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNK = 256 << 10;

    private final long bound;
    private final List<String> chunks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int inOpen;
    private long length;

    /** @param bound characters after which it is full */
    PackedStories(long bound) {
        this.bound = bound;
    }

    /** Packs one session and notes in its line of the list where it lies. */
    void add(ObjectNode entry, JsonNode story) throws IOException {
        entry.put("chunk", chunks.size()).put("at", inOpen);
        open.append(inOpen == 0 ? '[' : ',').append(text(story));
        inOpen++;
        if (open.length() >= CHUNK) {
            finish();
        }
    }

    boolean isFull() {
        return length >= bound;
    }

    /** Closes the chunk that is being filled. */
    void finish() throws IOException {
        if (inOpen == 0) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(open.append(']').toString().getBytes(StandardCharsets.UTF_8));
        }
        String chunk = Base64.getEncoder().encodeToString(bytes.toByteArray());
        chunks.add(chunk);
        length += chunk.length();
        open.setLength(0);
        inOpen = 0;
    }

    List<String> chunks() {
        return chunks;
    }

    /** The stories in a chunk. */
    static JsonNode unpack(String chunk) throws IOException {
        try (GZIPInputStream packed =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(chunk)))) {
            return JSON.readTree(packed);
        }
    }

    private static String text(JsonNode story) {
        try {
            return JSON.writeValueAsString(story);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree that cannot be written", impossible);
        }
    }
}
