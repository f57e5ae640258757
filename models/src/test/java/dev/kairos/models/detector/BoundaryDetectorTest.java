package dev.kairos.models.detector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.SummaryState;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.DetectorContract;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** P08: boundaries of sessions that were joined, against windows of one length, as many of them. */
class BoundaryDetectorTest extends DetectorContract {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SESSIONS = Path.of(System.getProperty("kairos.home"), "flink-conf/sessions");
    private static final long GAP = 4_000;

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("boundary");
    }

    @Override
    protected SessionView telling() {
        return new Views()
                .says("ann", "one thing")
                .says("ann", "quite another")
                .feature(Feature.TURNS, Math.log1p(2))
                .feature(Feature.STRETCH_TURNS, 1)
                .feature(Feature.SHIFT, 2)
                .view();
    }

    /** Boundaries found, against those that are true. */
    private record Found(int right, int found, int wanted) {
        double f1() {
            return right == 0 ? 0 : 2.0 * right / (found + wanted);
        }

        Found plus(Found other) {
            return new Found(right + other.right, found + other.found, wanted + other.wanted);
        }
    }

    /** A true boundary counts once, for a found one at most one turn away. */
    private static Found compare(List<Integer> found, List<Integer> wanted) {
        List<Integer> open = new ArrayList<>(wanted);
        int right = 0;
        for (int one : found) {
            right += open.removeIf(join -> Math.abs(join - one) <= 1) ? 1 : 0;
        }
        return new Found(right, found.size(), wanted.size());
    }

    private static List<Integer> evenly(int count, int turns) {
        List<Integer> places = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            places.add(i * turns / (count + 1));
        }
        return places;
    }

    private List<Integer> boundaries(List<String> texts, Map<String, float[]> vectors) {
        SummaryState summary = new SummaryState();
        List<Integer> found = new ArrayList<>();
        try (Detector detector = made()) {
            for (int i = 0; i < texts.size(); i++) {
                SessionEvent event = new SessionEvent(
                        "s",
                        "e" + i,
                        i * GAP,
                        EventType.CAPTION,
                        new Actor("speaker", Role.SYSTEM),
                        texts.get(i),
                        null,
                        Map.of());
                Turn turn = new Turn(event, Cues.none(), vectors.getOrDefault(texts.get(i), new float[0]));
                summary.add(turn);
                if (!detector.detect(SessionView.ofTurn("s", turn, summary.features(event.time(), 0)))
                        .isEmpty()) {
                    found.add(i);
                }
            }
        }
        return found;
    }

    private static List<List<String>> sessions(String part) {
        List<List<String>> sessions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SESSIONS.resolve(part))) {
            for (Path file : files.filter(one ->
                            one.toString().endsWith(".jsonl") && !one.toString().endsWith(".gold.jsonl"))
                    .sorted()
                    .toList()) {
                List<String> texts = new ArrayList<>();
                for (String line : Files.readAllLines(file)) {
                    JsonNode event = JSON.readTree(line);
                    if (EventType.valueOf(event.path("type").asText()).isContent()
                            && !event.path("text").asText().isBlank()) {
                        texts.add(event.path("text").asText());
                    }
                }
                sessions.add(texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sessions;
    }

    /** Four pieces of different sessions after one another, of uneven lengths; one stream begins at each session. */
    private Found[] measured(String part, Encoder encoder) {
        List<List<String>> sessions = sessions(part);
        List<String> texts = sessions.stream().flatMap(List::stream).distinct().toList();
        List<float[]> encoded = encoder.encode(texts);
        Map<String, float[]> vectors = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            vectors.put(texts.get(i), encoded.get(i));
        }
        Found own = new Found(0, 0, 0);
        Found even = new Found(0, 0, 0);
        for (int first = 0; first < sessions.size(); first++) {
            List<String> stream = new ArrayList<>();
            List<Integer> joins = new ArrayList<>();
            for (int piece = 0; piece < 4; piece++) {
                List<String> session = sessions.get((first + piece * 5) % sessions.size());
                int length = Math.min(session.size(), 7 + (first * 5 + piece * 4) % 11);
                if (piece > 0) {
                    joins.add(stream.size());
                }
                stream.addAll(session.subList(0, length));
            }
            List<Integer> found = boundaries(stream, vectors);
            own = own.plus(compare(found, joins));
            even = even.plus(compare(evenly(found.size(), stream.size()), joins));
        }
        return new Found[] {own, even};
    }

    @Test
    void boundariesAreNearerToTheJoinsThanWindowsOfOneLength() {
        for (String id : List.of("static", "minilm")) {
            try (Encoder encoder = SlotCatalog.load().create(Encoder.class, SlotSpec.of(id))) {
                for (String part : List.of("tune", "test")) {
                    Found[] found = measured(part, encoder);
                    System.out.printf(
                            Locale.ROOT,
                            "boundary F1 on %s with %s: %.3f, fixed windows %.3f, joins %d%n",
                            part,
                            id,
                            found[0].f1(),
                            found[1].f1(),
                            found[0].wanted());
                    assertThat(found[0].f1()).as(id).isGreaterThan(found[1].f1());
                }
            }
        }
    }

    @Test
    void withoutVectorsThereIsNoBoundaryButAPause() {
        assertThat(boundaries(sessions("tune").get(0), Map.of()))
                .as("null case")
                .isEmpty();
    }
}
