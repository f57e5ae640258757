package dev.kairos.jobs.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.Feature;
import dev.kairos.core.session.SummaryState;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Turn;
import dev.kairos.jobs.recording.Corpora;
import dev.kairos.models.cue.LexicalCueExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often guards object to real conversations that do no harm; skipped where the corpora are absent. */
class FalseAlarmCorpusTest {
    private static final double AT = 0.5;
    private static final long MINUTE = 60_000L;

    private final LexicalCueExtractor cues = new LexicalCueExtractor();

    /** P28: emotional support, negotiation, questions about documents. */
    @Test
    void sessionRiskIsSilentInNinetyEightOfAHundredConversations() throws IOException {
        List<List<String>> sessions = sessions();
        long alarmed = sessions.stream().filter(this::isRisky).count();
        System.out.printf("session-risk: %d of %d conversations alarmed%n", alarmed, sessions.size());
        assertThat(sessions).hasSizeGreaterThan(400);
        assertThat(alarmed).isLessThanOrEqualTo(sessions.size() / 50);
    }

    @Test
    void injectionIsSeenInFewTurnsAmongPeople() throws IOException {
        Guard guard = SlotCatalog.load().create(Guard.class, SlotSpec.of("injection"));
        List<String> turns = sessions().stream().flatMap(List::stream).toList();
        long stopped = turns.stream()
                .filter(turn -> !guard.review(new Content(Stage.INPUT, "s", turn, null, null))
                        .toCompletableFuture()
                        .join()
                        .ruling()
                        .lets())
                .count();
        System.out.printf("injection: %d of %d turns stopped%n", stopped, turns.size());
        assertThat(stopped).isLessThanOrEqualTo(turns.size() / 100);
    }

    private boolean isRisky(List<String> turns) {
        SummaryState summary = new SummaryState();
        for (int i = 0; i < turns.size(); i++) {
            SessionEvent event = new SessionEvent(
                    "s",
                    "e" + i,
                    i * MINUTE,
                    EventType.UTTERANCE,
                    new Actor("p" + i % 2, Role.USER),
                    turns.get(i),
                    null,
                    Map.of());
            summary.add(new Turn(event, cues.extract(event), new float[0]));
            if (summary.features(i * MINUTE, 0).get(Feature.RISK_SESSION) >= AT) {
                return true;
            }
        }
        return false;
    }

    private static List<List<String>> sessions() throws IOException {
        List<List<String>> sessions = new ArrayList<>();
        for (JsonNode row : rows("strategy/esc-valid.txt")) {
            sessions.add(texts(row.path("dialog"), "text"));
        }
        for (JsonNode row : rows("strategy/cb-valid.txt")) {
            sessions.add(texts(row.path("dialog"), "text"));
        }
        for (JsonNode row : rows("clarification/pacific.jsonl")) {
            sessions.add(texts(row.path("questions"), "question"));
        }
        return sessions.stream().filter(turns -> !turns.isEmpty()).toList();
    }

    private static List<JsonNode> rows(String corpus) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Corpora.require(corpus))) {
            if (!line.isBlank()) {
                rows.add(json.readTree(line));
            }
        }
        return rows;
    }

    private static List<String> texts(JsonNode turns, String field) {
        List<String> texts = new ArrayList<>();
        turns.forEach(turn -> texts.add(turn.path(field).asText()));
        return texts;
    }
}
