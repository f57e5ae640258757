package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantReader;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.topology.TopologyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ADMIT and WATCH through the whole job, at several parallelisms. */
class AdmitEndToEndTest {
    private static final String TALKER =
            """
            assistant: %s
            version: 1
            trigger: {id: constant, action: SPEAK}
            planner: {id: table, act: check-in, address: %s}
            admit: %s
            responder: {id: template, catalogue: general}
            guards: [{id: lexical, stage: OUTPUT}]
            outcome: {id: follow-up, horizon: 10 min}
            """;

    private static ReplayRunner runner;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startCluster() throws Exception {
        runner = new ReplayRunner(4);
    }

    @AfterAll
    static void stopCluster() {
        runner.close();
    }

    @Test
    void twoSessionsOfOnePersonDueInTheSameInstantSpendOneBudgetOnce() throws Exception {
        String[] events = {said("s-1", "a", 0, "ann"), said("s-2", "b", 0, "ann"), said("s-3", "c", 0, "bob")};
        AssistantSpec frugal = talker("frugal", "person", "{checks: [{id: daily-budget, limit: 1}]}");
        List<Decision> once = decisions(run(1, List.of(frugal), events));
        assertThat(once).hasSize(3).filteredOn(Decision::admitted).hasSize(2);
        assertThat(once)
                .filteredOn(one -> !one.admitted())
                .singleElement()
                .matches(one ->
                        one.addressee().equals("ann") && one.suppressedBy().equals("daily-budget"));
        for (int parallelism : List.of(2, 4)) {
            assertThat(decisions(run(parallelism, List.of(frugal), reversed(events))))
                    .isEqualTo(once);
        }
        AssistantSpec lavish = talker("frugal", "person", "{checks: [{id: daily-budget, limit: 2}]}");
        assertThat(decisions(run(1, List.of(lavish), events))).allMatch(Decision::admitted);
    }

    @Test
    void aMessageToAGroupCountsForEveryMemberAcrossAssistants() throws Exception {
        String[] events = {said("s-1", "a", 0, "ann"), said("s-1", "b", 5, "bob"), said("s-2", "c", 20, "ann")};
        String calm = "{checks: [{id: cool-down, span: 1 h}]}";
        AssistantSpec crier = talker("crier", "session", calm);
        AssistantSpec friend = talker("friend", "person", calm);
        List<Decision> alone = decisions(run(1, List.of(friend), events));
        assertThat(alone).filteredOn(one -> one.event().equals("a")).allMatch(Decision::admitted);
        List<Decision> both = decisions(run(4, List.of(crier, friend), events));
        assertThat(both)
                .filteredOn(one ->
                        one.assistant().equals("friend@1") && one.addressee().equals("ann"))
                .hasSize(2)
                .noneMatch(Decision::admitted);
        assertThat(decisions(run(1, List.of(crier, friend), reversed(events)))).isEqualTo(both);
    }

    @Test
    void whatIsPutOffGoesOutAtTheBetterMomentAndIsLoggedOnce() throws Exception {
        String[] events = {
            consent("s-1", "w", -60, "ann", "\"snoozedUntil\":\"2026-05-04T10:00:30Z\""), said("s-1", "a", 0, "ann")
        };
        AssistantSpec patient =
                talker("patient", "person", "{checks: [{id: deferred, bound: 1 min, check: {id: snooze}}]}");
        Path output = run(1, List.of(patient), events);
        Decision decision = decisions(output).stream()
                .filter(one -> "a".equals(one.event()))
                .reduce((one, other) -> {
                    throw new AssertionError("logged twice");
                })
                .orElseThrow();
        assertThat(decision.admitted()).isTrue();
        assertThat(Instant.ofEpochMilli(decision.deferredUntil())).isEqualTo("2026-05-04T10:00:30Z");
        assertThat(interventions(output))
                .filteredOn(one -> one.id().equals(decision.id()))
                .singleElement()
                .matches(one -> one.delivered() && one.time() == decision.deferredUntil());
        assertThat(Files.readString(run(4, List.of(patient), reversed(events)).resolve("decisions.jsonl")))
                .isEqualTo(Files.readString(output.resolve("decisions.jsonl")));
    }

    @Test
    void whoeverDoesNotWantToBeWatchedOpensNoDecisionAndLeavesNoWord() throws Exception {
        String[] watched = {said("s-1", "a", 0, "ann"), said("s-1", "b", 5, "bob"), said("s-1", "c", 10, "ann")};
        String[] unwatched = {
            consent("s-1", "w", 1, "bob", "\"watch\":false"), watched[0], watched[1], watched[2],
        };
        AssistantSpec talker = talker("talker", "person", "{watch: {unasked: true, keep: nothing}}");
        assertThat(points(run(1, List.of(talker), watched))).contains("b");
        for (int parallelism : List.of(1, 4)) {
            Path output = run(parallelism, List.of(talker), reversed(unwatched));
            assertThat(points(output)).contains("a", "c").doesNotContain("b");
            assertThat(Files.readString(output.resolve("interventions.jsonl"))).doesNotContain("b says");
        }
    }

    private static Set<String> points(Path output) throws IOException {
        return decisions(output).stream()
                .map(one -> String.valueOf(one.event()))
                .collect(Collectors.toSet());
    }

    private static AssistantSpec talker(String id, String address, String admit) {
        SlotCatalog catalog = SlotCatalog.load();
        return new AssistantReader(catalog, Presets.of(List.of(), catalog), Set.of())
                .read(YamlDocument.parse(id + ".yaml", TALKER.formatted(id, address, admit)));
    }

    private Path run(int parallelism, List<AssistantSpec> assistants, String... events) throws Exception {
        Path input = Files.createTempDirectory(folder, "input-");
        Files.write(input.resolve("events.jsonl"), Arrays.asList(events));
        Path output = Files.createTempDirectory(folder, "output-");
        Recording recording = Recording.of(input, "events", Limits.startingAt(Instant.parse("2026-06-01T00:00:00Z")));
        runner.run(
                new Replay(assistants, List.of(), recording, parallelism, TopologyOptions.defaults()),
                output,
                count -> {});
        return output;
    }

    private static String[] reversed(String... events) {
        List<String> lines = Arrays.asList(events.clone());
        Collections.reverse(lines);
        // what lies further apart than the disorder bound keeps its order
        lines.sort((one, other) -> Long.compare(minute(one), minute(other)));
        return lines.toArray(String[]::new);
    }

    private static long minute(String line) {
        String time = line.replaceAll(".*\"time\":\"([^\"]+)\".*", "$1");
        return Instant.parse(time).getEpochSecond() / 5;
    }

    private static String said(String session, String id, long second, String actor) {
        return event(session, id, second, "UTTERANCE", actor, "\"text\":\"" + id + " says hello\",\"attributes\":{}");
    }

    private static String consent(String session, String id, long second, String actor, String wishes) {
        return event(session, id, second, "CONSENT", actor, "\"attributes\":{" + wishes + "}");
    }

    private static String event(String session, String id, long second, String type, String actor, String rest) {
        Instant time = Instant.parse("2026-05-04T10:00:00Z").plusSeconds(second);
        return "{\"v\":1,\"session\":\"%s\",\"id\":\"%s\",\"time\":\"%s\",\"type\":\"%s\",\"actor\":{\"id\":\"%s\",\"role\":\"USER\"},%s}"
                .formatted(session, id, time, type, actor, rest);
    }

    private static List<Decision> decisions(Path output) throws IOException {
        return Files.readAllLines(output.resolve("decisions.jsonl")).stream()
                .map(DecisionJson::read)
                .toList();
    }

    private static List<Intervention> interventions(Path output) throws IOException {
        return Files.readAllLines(output.resolve("interventions.jsonl")).stream()
                .map(InterventionJson::read)
                .toList();
    }
}
