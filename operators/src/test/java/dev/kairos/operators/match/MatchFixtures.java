package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Tension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events and patterns that the tests of MATCH share. */
final class MatchFixtures {
    static final String SESSION = "s-1";
    static final long KEY = SessionKey.of(SESSION);
    private static final Path SHIPPED = Path.of(System.getProperty("kairos.home"), "flink-conf", "patterns");

    private MatchFixtures() {}

    /** The patterns that ship, by id. */
    static List<PatternSpec> shipped() {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.sorted().map(MatchFixtures::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped patterns cannot be listed at " + SHIPPED, e);
        }
    }

    static PatternSpec shipped(String id) {
        return read(SHIPPED.resolve(id + ".yaml"));
    }

    private static PatternSpec read(Path file) {
        try {
            return PatternReader.spec(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the pattern cannot be read at " + file, e);
        }
    }

    /** A pattern with these settings and steps; each step is a line without its dash. */
    static PatternSpec pattern(String id, int version, String settings, String... steps) {
        String text = "pattern: " + id + "\nversion: " + version + "\nsignal: HELP_MOMENT\nscore: 0.5\nvalid-for: 1 s\n"
                + settings + "\nsteps:\n  - " + String.join("\n  - ", steps) + "\n";
        return PatternReader.spec(id + ".yaml", text);
    }

    /** An utterance of the test's session with one occurrence of each cue. */
    static MatchEvent said(String id, long time, String actor, Cue... cues) {
        return said(SESSION, id, time, actor, null, cues);
    }

    static MatchEvent said(String session, String id, long time, String actor, @Nullable String replyTo, Cue... cues) {
        float[] counts = new float[Cue.values().length];
        for (Cue cue : cues) {
            counts[cue.ordinal()]++;
        }
        float tension = (float) Tension.of(new Cues("en", 10, counts));
        return new MatchEvent(
                SessionKey.of(session),
                session,
                id,
                time,
                EventType.UTTERANCE,
                actor,
                Role.USER,
                replyTo,
                counts,
                tension,
                new float[0],
                new float[0],
                Map.of(),
                0);
    }

    /** A FORGET or END of the test's session. */
    static MatchEvent control(EventType type, String id, long time, Map<String, String> attributes) {
        return new MatchEvent(
                KEY,
                SESSION,
                id,
                time,
                type,
                "u-control",
                Role.SYSTEM,
                null,
                new float[0],
                0f,
                new float[0],
                new float[0],
                attributes,
                0);
    }
}
