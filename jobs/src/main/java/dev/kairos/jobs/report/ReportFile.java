package dev.kairos.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The HTML file: a page, its style and its scripts, and the data. Whatever came from outside is data, never markup: it
 * stands in script elements that the browser does not run, as JSON without {@code <} or as base64.
 */
final class ReportFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    // The version is that of the dependency, echarts.version
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";
    private static final List<String> SCRIPTS = List.of(
            "words.js",
            "data.js",
            "elements.js",
            "sessions.js",
            "timeline.js",
            "transcript.js",
            "details.js",
            "overview.js",
            "main.js");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String INDEX_OPEN = "<script type=\"application/json\" id=\"index\">";
    private static final String CHUNK_OPEN = "<script type=\"text/plain\" class=\"chunk\">";
    private static final String CLOSE = "</script>";

    private ReportFile() {}

    /**
     * Writes a report.
     *
     * @param index what is needed at once
     * @param chunks details of sessions, see {@link PackedStories}
     */
    static void write(Path file, String title, JsonNode index, List<String> chunks) throws IOException {
        String template = resource("/report/report.html");
        StringBuilder scripts = new StringBuilder();
        for (String script : SCRIPTS) {
            scripts.append(resource("/report/" + script)).append('\n');
        }
        Map<String, String> parts = Map.of(
                "title", escaped(title),
                "style", resource("/report/report.css"),
                "charts", resource(CHARTS),
                "scripts", scripts.toString());
        Matcher place = PLACE.matcher(template);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            int done = 0;
            while (place.find()) {
                out.append(template, done, place.start());
                done = place.end();
                if (place.group(1).equals("data")) {
                    data(out, index, chunks);
                } else {
                    out.append(parts.get(place.group(1)));
                }
            }
            out.append(template, done, template.length());
        }
    }

    private static void data(Appendable out, JsonNode index, List<String> chunks) throws IOException {
        out.append(INDEX_OPEN)
                .append(JSON.writeValueAsString(index).replace("<", "\\u003c"))
                .append(CLOSE);
        for (String chunk : chunks) {
            out.append('\n').append(CHUNK_OPEN).append(chunk).append(CLOSE);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ReportFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("part of the report " + name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Reads the story of a session back from a report.
     *
     * @return its story, or null if the report does not hold it
     * @throws IllegalArgumentException if the file is no report
     */
    static @Nullable JsonNode story(Path file, String session) throws IOException {
        String page = Files.readString(file);
        JsonNode index = JSON.readTree(between(file, page, INDEX_OPEN, 0));
        for (JsonNode entry : index.path("sessions")) {
            if (entry.path("id").asText().equals(session) && entry.has("chunk")) {
                int at = 0;
                for (int i = 0; i <= entry.path("chunk").asInt(); i++) {
                    at = page.indexOf(CHUNK_OPEN, at) + CHUNK_OPEN.length();
                }
                String chunk = page.substring(at, page.indexOf(CLOSE, at));
                return PackedStories.unpack(chunk).path(entry.path("at").asInt());
            }
        }
        return null;
    }

    private static String between(Path file, String page, String open, int from) {
        int start = page.indexOf(open, from);
        if (start < 0) {
            throw new IllegalArgumentException(file + " is no report of Kairos");
        }
        return page.substring(start + open.length(), page.indexOf(CLOSE, start));
    }
}
