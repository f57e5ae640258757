package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantReader;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.json.OutcomeJson;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody needs help every twelve minutes, more or less urgently, and reacts to offers in one way or another (P02). */
class BackOffEndToEndTest {
    private static final long START = Instant.parse("2026-03-04T10:00:00Z").toEpochMilli();
    private static final long EVERY = 12 * 60_000;
    private static final double[] NEED = {0.95, 0.9, 0.85, 0.55, 0.6, 0.65, 0.7, 0.75};
    private static final String ASSISTANT =
            """
            assistant: helper
            version: 1
            detectors: [{id: written-score}]
            trigger: {id: back-off, share: %s, trigger: {id: threshold, signal: HELP_MOMENT, at: 0.5}}
            planner:
              id: %s
              planner: {id: table, acts: {HELP_MOMENT: offer-help}}
              instead: {offer-help: answer-open-question}
            responder: {id: template, catalogue: help}
            guards: [{id: lexical, stage: OUTPUT}]
            outcome: {id: follow-up, horizon: 10 min}
            """;
    private static final String HEEDS = "feedback";
    private static final double SHARE = 0.4;

    private static ReplayRunner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startCluster() throws Exception {
        runner = new ReplayRunner(1);
    }

    @AfterAll
    static void stopCluster() {
        runner.close();
    }

    @Test
    void ignoredThriceItSpeaksLessAndAcceptedItDoesNot() throws Exception {
        assertThat(laterOffers(decisions(SHARE, null))).isLessThan(laterOffers(decisions(0, null)));
        assertThat(laterOffers(decisions(SHARE, "ACCEPTED"))).isEqualTo(laterOffers(decisions(0, "ACCEPTED")));
    }

    @Test
    void whatWasRejectedIsNotTriedTheSameWayAgain() throws Exception {
        List<Decision> heeding = decisions(0, "REJECTED");
        assertThat(heeding.get(0).act()).isEqualTo("offer-help");
        assertThat(offers(heeding).get(1).act()).isEqualTo("answer-open-question");
        List<Decision> deaf = decisions(withoutFeedback(), "REJECTED");
        assertThat(offers(deaf)).as("null").allMatch(one -> "offer-help".equals(one.act()));
    }

    @Test
    void whatWasAcceptedIsNotRepeatedAtOnce() throws Exception {
        Path recording = write(List.of(
                need(0, 0.9, START),
                reaction(0, "ACCEPTED", START + 5_000),
                need(1, 0.9, START + 60_000),
                need(2, 0.9, START + 11 * 60_000)));
        assertThat(acts(replay(helper(0, HEEDS), recording))).containsExactly("offer-help", "none", "offer-help");
        assertThat(acts(replay(withoutFeedback(), recording)))
                .as("null")
                .containsExactly("offer-help", "offer-help", "offer-help");
    }

    @Test
    void anExplicitReactionOverrulesWhatWordsSeemedToTell() throws Exception {
        Path recording = write(List.of(
                need(0, 0.9, START),
                said("thanks, that was it", START + 5_000),
                reaction(0, "REJECTED", START + 20_000),
                need(1, 0.9, START + 120_000)));
        Path output = Files.createTempDirectory(folder, "out-");
        run(helper(0, HEEDS), recording, output);
        List<Outcome> outcomes = Files.readAllLines(output.resolve(ReplayOutput.OUTCOMES + ".jsonl")).stream()
                .map(OutcomeJson::read)
                .toList();
        assertThat(outcomes)
                .extracting(Outcome::intervention)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(outcomes.get(0))
                .matches(one ->
                        one.kind() == Outcome.Kind.REJECTED && one.source().equals("reaction"));
    }

    /** Offers after the first three, while the need is less urgent. */
    private static long laterOffers(List<Decision> decisions) {
        return offers(decisions).stream()
                .filter(one -> one.time() > START + 3 * EVERY)
                .count();
    }

    private static List<Decision> offers(List<Decision> decisions) {
        return decisions.stream().filter(one -> one.action().isAudible()).toList();
    }

    private static List<String> acts(List<Decision> decisions) {
        return decisions.stream()
                .filter(one -> one.event() != null && one.event().startsWith("need"))
                .map(one -> one.act() == null ? "none" : one.act())
                .toList();
    }

    private List<Decision> decisions(double share, @Nullable String reaction) throws Exception {
        return decisions(helper(share, HEEDS), reaction);
    }

    private List<Decision> decisions(AssistantSpec assistant, @Nullable String reaction) throws Exception {
        List<SessionEvent> events = new ArrayList<>();
        for (int i = 0; i < NEED.length; i++) {
            events.add(need(i, NEED[i], START + i * EVERY));
            if (reaction != null) {
                events.add(reaction(i, reaction, START + i * EVERY + 30_000));
            }
        }
        return replay(assistant, write(events));
    }

    private static SessionEvent need(int number, double score, long time) {
        return event("need-" + number, time, EventType.UTTERANCE, "help " + score, Map.of());
    }

    private static SessionEvent said(String text, long time) {
        return event("said-" + time, time, EventType.UTTERANCE, text, Map.of());
    }

    private static SessionEvent reaction(int number, String kind, long time) {
        return event(
                "reaction-" + number,
                time,
                EventType.REACTION,
                null,
                Map.of("intervention", "desk/helper/need-" + number, "kind", kind));
    }

    private static SessionEvent event(
            String id, long time, EventType type, @Nullable String text, Map<String, String> attributes) {
        return new SessionEvent("desk", id, time, type, new Actor("ann", Role.USER), text, null, attributes);
    }

    private Path write(List<SessionEvent> events) throws IOException {
        Path file = Files.createTempFile(folder, "desk-", ".jsonl");
        return Files.write(file, events.stream().map(SessionEventJson::write).toList());
    }

    private static AssistantSpec helper(double share, String planner) {
        SlotCatalog catalog = SlotCatalog.load();
        return new AssistantReader(catalog, Presets.of(List.of(), catalog), Set.of())
                .read(YamlDocument.parse("helper.yaml", ASSISTANT.formatted(share, planner)));
    }

    private static AssistantSpec withoutFeedback() {
        String plain = ASSISTANT
                .formatted(0, "table")
                .replaceAll(
                        "(?s)planner:\n.*answer-open-question}\n",
                        "planner: {id: table, acts: {HELP_MOMENT: offer-help}}\n");
        SlotCatalog catalog = SlotCatalog.load();
        return new AssistantReader(catalog, Presets.of(List.of(), catalog), Set.of())
                .read(YamlDocument.parse("helper.yaml", plain));
    }

    private List<Decision> replay(AssistantSpec assistant, Path recording) throws Exception {
        Path output = Files.createTempDirectory(folder, "out-");
        run(assistant, recording, output);
        return Files.readAllLines(output.resolve(ReplayOutput.DECISIONS + ".jsonl")).stream()
                .map(DecisionJson::read)
                .toList();
    }

    private static void run(AssistantSpec assistant, Path recording, Path output) throws Exception {
        Limits limits = Limits.startingAt(Instant.parse("2026-06-01T00:00:00Z"));
        runner.run(
                new Replay(
                        List.of(assistant),
                        List.of(),
                        Recording.of(recording, "events", limits),
                        1,
                        TopologyOptions.defaults()),
                output,
                count -> {});
    }
}
