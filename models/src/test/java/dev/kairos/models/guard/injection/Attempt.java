package dev.kairos.models.guard.injection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One attempt to give a responder orders.
 *
 * @param id its name
 * @param kind what it tries
 * @param text what is said
 * @param obeyed what a responder answers that obeys whatever it reads
 */
record Attempt(String id, String kind, String text, String obeyed) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Attempt> all() {
        return lines("injection-attempts.jsonl").stream().map(Attempt::parsed).toList();
    }

    private static Attempt parsed(String line) {
        try {
            return JSON.readValue(line, Attempt.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String file) {
        try (InputStream stream = Attempt.class.getResourceAsStream("/guards/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Content input() {
        return new Content(Stage.INPUT, id, text, null, null);
    }

    RecentTurn turn() {
        return new RecentTurn(id, 0, EventType.UTTERANCE, "mallory", Role.USER, text, null);
    }
}
