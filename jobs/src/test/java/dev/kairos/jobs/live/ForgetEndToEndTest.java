package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.state.KeptJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks for names and words in the bytes of a savepoint of the whole live job, in which replies have been delivered, have
 * come back, and wait for their outcomes.
 */
class ForgetEndToEndTest {
    private static final long START = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final String SESSION = "zebra-session";
    private static final String SESSION_WORD = "quagga";
    private static final String PERSON = "walrus-person";
    private static final String PERSON_WORD = "ocelot";
    private static final String OTHER = "heron-person";
    private static final String OTHER_WORD = "curlew";

    private static TestCluster cluster;

    @RegisterExtension
    private final SharedObjectsExtension shared = SharedObjectsExtension.create();

    @TempDir
    private Path folder;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = new TestCluster();
    }

    @AfterAll
    static void stopCluster() throws Exception {
        cluster.close();
    }

    @Test
    void nothingIsLeftOfAForgottenSessionAndAForgottenPersonInAnyState() throws Exception {
        List<SessionEvent> events = new ArrayList<>(lives());
        events.add(forget(SESSION, START + 6 * MINUTE, Map.of()));
        events.add(forget("any", START + 6 * MINUTE + 1, Map.of("person", PERSON)));
        events.addAll(goingOn());
        String state = savepoint(events);
        assertThat(found(state, SESSION, SESSION_WORD, PERSON, PERSON_WORD)).isEmpty();
        assertThat(found(state, OTHER, OTHER_WORD)).containsExactly(OTHER, OTHER_WORD);
    }

    @Test
    void whoIsNotForgottenIsFoundThere() throws Exception {
        List<SessionEvent> events = new ArrayList<>(lives());
        events.addAll(goingOn());
        assertThat(found(savepoint(events), SESSION, SESSION_WORD, PERSON, PERSON_WORD))
                .containsExactly(SESSION, SESSION_WORD, PERSON, PERSON_WORD);
    }

    /** A session of somebody's own, and one that two people share; both are stuck, and are spoken to. */
    private static List<SessionEvent> lives() {
        List<SessionEvent> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long time = START + i * MINUTE;
            events.add(said(SESSION, "a-" + i, time, "lone-person", "why is it leaking, " + SESSION_WORD + "?"));
            events.add(said("shared", "b-" + i, time + 1_000, OTHER, "how do I prime it, " + OTHER_WORD + "?"));
            events.add(said("shared", "c-" + i, time + 30_000, PERSON, "I am stuck with this, " + PERSON_WORD));
        }
        return events;
    }

    /** What the others do afterwards, so that event time goes on. */
    private static List<SessionEvent> goingOn() {
        return List.of(
                said("shared", "d-1", START + 7 * MINUTE, OTHER, "I am stuck, " + OTHER_WORD),
                said("shared", "d-2", START + 8 * MINUTE, OTHER, "why, " + OTHER_WORD + "?"));
    }

    private String savepoint(List<SessionEvent> events) throws Exception {
        Replay replay = addressingPeople();
        LiveRun live = new LiveRun(shared, START);
        Echoes echoes = new Echoes(live, replay, event -> Optional.empty());
        Path savepoint = cluster.watchAndStop(live.graph(replay), () -> echoes.happen(events, MINUTE / 2), folder);
        assertThat(echoes.log())
                .as("something was said to the person, and has come back")
                .anyMatch(event -> event.type() == EventType.INTERVENTION
                        && PERSON.equals(event.attribute("addressee"))
                        && event.time() < START + 6 * MINUTE);
        return bytes(savepoint);
    }

    /** The kept job, in which the assistant that always speaks says it to whoever spoke last. */
    private static Replay addressingPeople() throws Exception {
        Replay kept = KeptJob.replay();
        AssistantSpec one = kept.assistants().get(1);
        AssistantSpec talker = new AssistantSpec(
                one.id(),
                one.version(),
                one.sessions(),
                one.encoder(),
                one.consult(),
                one.detectors(),
                one.patterns(),
                one.trigger(),
                new SlotSpec("table", Map.of("act", "check-in", "address", "person")),
                one.admit(),
                SlotSpec.of("hanging-for-stuck"),
                one.scorers(),
                one.selector(),
                one.guards(),
                one.outcome(),
                one.silenceMarks(),
                one.coolDown(),
                one.deadline(),
                one.tolerate());
        return new Replay(
                List.of(kept.assistants().get(0), talker),
                kept.patterns(),
                kept.recording(),
                1,
                kept.options().withRespondDelay(Duration.ZERO));
    }

    /** All files of a savepoint, one character a byte. */
    private static String bytes(Path savepoint) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(savepoint)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static List<String> found(String state, String... words) {
        return Stream.of(words).filter(state::contains).toList();
    }

    private static SessionEvent said(String session, String id, long time, String actor, String text) {
        return event(session, id, time, EventType.UTTERANCE, actor, text, Map.of());
    }

    private static SessionEvent forget(String session, long time, Map<String, String> attributes) {
        return event(session, "forget-" + time, time, EventType.FORGET, "admin", null, attributes);
    }

    private static SessionEvent event(
            String session,
            String id,
            long time,
            EventType type,
            String actor,
            @Nullable String text,
            Map<String, String> attributes) {
        return new SessionEvent(session, id, time, type, new Actor(actor, Role.USER), text, null, attributes);
    }
}
