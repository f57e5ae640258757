package dev.kairos.jobs.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.ingest.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every record of the real corpora is accounted for. */
class CorpusTest {
    /** What came out of a corpus. */
    private static final class Tally {
        private final Set<String> sessions = new HashSet<>();
        private final Set<String> identities = new HashSet<>();
        private final Map<DeadLetter.Reason, Integer> deadLetters = new EnumMap<>(DeadLetter.Reason.class);
        private long events;
        private long furthestBack;
        private long latest = Long.MIN_VALUE;

        Tally(List<Ingested> records) {
            records.forEach(this::add);
        }

        private void add(Ingested record) {
            SessionEvent event = record.event();
            if (event != null) {
                events++;
                sessions.add(event.session());
                assertThat(identities.add(event.session() + '\n' + event.id()))
                        .as("%s %s", event.session(), event.id())
                        .isTrue();
                furthestBack = Math.max(furthestBack, latest == Long.MIN_VALUE ? 0 : latest - event.time());
                latest = Math.max(latest, event.time());
            } else if (record.deadLetter() != null) {
                deadLetters.merge(record.deadLetter().reason(), 1, Integer::sum);
            }
        }

        long refused() {
            return deadLetters.values().stream().mapToLong(Integer::longValue).sum();
        }

        @Override
        public String toString() {
            return sessions.size() + " sessions, " + events + " events, dead letters " + deadLetters
                    + ", furthest behind " + furthestBack / 1_000 + " s";
        }
    }

    @Test
    void everyLineOfTheChatLogsIsAnEventOrADeadLetter() throws IOException {
        Path folder = Corpora.require("irc");
        long lines = 0;
        List<RecordingFile> files =
                Recording.of(folder, "irc", RecordingFiles.LIMITS).files();
        for (RecordingFile file : files) {
            try (Stream<String> text = Files.lines(file.path(), StandardCharsets.ISO_8859_1)) {
                lines += text.filter(line -> !line.isBlank()).count();
            }
        }
        Tally tally = new Tally(RecordingFiles.read(folder, "irc"));
        System.out.println("irc: " + files.size() + " files, " + lines + " lines, " + tally);
        assertThat(files).hasSize(56);
        assertThat(tally.sessions).hasSize(56);
        assertThat(tally.events + tally.refused()).isEqualTo(lines);
        assertThat(tally.refused()).isLessThan(lines / 1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "proactive-agent/events.jsonl, proactive-agent, 236",
        "derailment/gh-derail-dev.jsonl.gz, github-comments, 5582",
        "derailment/gh-incivility-dev.jsonl.gz, github-comments, 3723",
        "derailment/cga-wiki-val-dev.jsonl.gz, github-comments, 0",
        "derailment/wikitactics-trainval.jsonl.gz, github-comments, 3303",
        "derailment/cmu_train_comments.csv, github-comments, 1597",
        "derailment/gh-heated-comments.csv, github-comments, 4416",
        "video-captions/ucf-crime.jsonl, captions, 1418",
        "video-captions/proactivevideoqa-samples, captions, 0",
        "video-captions/streamingbench-proactive.jsonl, streaming, 125",
    })
    void everyTurnOfACorpusIsAnEventOrADeadLetter(String name, String format, long turns) {
        Tally tally = new Tally(RecordingFiles.read(Corpora.require(name), format));
        System.out.println(name + ": " + tally);
        assertThat(tally.events).isPositive();
        assertThat(tally.refused()).isLessThan(1 + tally.events / 100);
        assertThat(tally.furthestBack).isZero();
        if (turns > 0) {
            assertThat(tally.events + tally.refused()).isEqualTo(turns);
        }
    }

    @Test
    void redactionLeavesAlmostAllOfATechnicalChannelAlone() {
        Path folder = Corpora.require("irc/ubuntu-train");
        long said = 0;
        long changed = 0;
        try (MergedRecording records =
                Recording.of(folder, "irc", RecordingFiles.LIMITS).trusted().open(0)) {
            while (records.hasNext()) {
                SessionEvent event = records.next().event();
                if (event != null && event.type() == EventType.UTTERANCE) {
                    said++;
                    changed += Redaction.ON.apply(event.textOrEmpty()).equals(event.textOrEmpty()) ? 0 : 1;
                }
            }
        }
        System.out.println("redaction changes " + changed + " of " + said + " messages");
        assertThat(changed).isLessThan(said / 100);
    }
}
