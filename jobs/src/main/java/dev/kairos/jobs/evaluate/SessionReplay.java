package dev.kairos.jobs.evaluate;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.SummaryState;
import dev.kairos.core.slot.CueExtractor;
import dev.kairos.core.slot.Encoder;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.time.WallClock;
import dev.kairos.core.turn.Turn;
import dev.kairos.jobs.recording.MergedRecording;
import dev.kairos.jobs.recording.Recording;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a corpus the way a replay takes it: ingest with limits and redaction, cues, vector, session features. What a
 * model is trained and measured on is therefore what it sees when it runs.
 */
public final class SessionReplay {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_LINE = 16 << 20;

    private final Path path;
    private final String format;
    private final @Nullable String encoder;

    /**
     * @param path a file or folder
     * @param format id of a {@link dev.kairos.jobs.recording.RecordingFormat}
     * @param encoder id of the encoder of the sentence vectors, or null for none
     */
    public SessionReplay(Path path, String format, @Nullable String encoder) {
        this.path = path;
        this.format = format;
        this.encoder = encoder;
    }

    /** Receives the views of a replay. */
    @FunctionalInterface
    public interface Viewer {
        /** One content event, as a detector sees it. */
        void see(SessionView view);
    }

    /**
     * Replays the corpus; events come in event-time order within a session.
     *
     * @param viewer receives every content event
     * @param progress receives the path and the number of events so far
     * @return number of records that ingest refused
     */
    public long run(Viewer viewer, ObjLongConsumer<Path> progress) {
        Limits limits = Limits.startingAt(WallClock.system().instant()).withSizes(LONGEST_TEXT, LONGEST_LINE);
        SlotCatalog catalog = SlotCatalog.load();
        CueExtractor cues = catalog.create(CueExtractor.class, SlotSpec.of("lexical"));
        Map<String, SummaryState> summaries = new LinkedHashMap<>();
        long events = 0;
        long refused = 0;
        try (MergedRecording recording = Recording.of(path, format, limits).open(0);
                Vectors vectors = new Vectors(catalog, encoder)) {
            while (recording.hasNext()) {
                Ingested record = recording.next();
                refused += record.deadLetter() == null ? 0 : 1;
                SessionEvent event = record.event();
                if (event != null && event.type().isContent()) {
                    Turn turn = new Turn(event, cues.extract(event), vectors.of(event));
                    viewer.see(view(summaries, turn));
                    progress.accept(path, ++events);
                }
            }
        }
        return refused;
    }

    private static SessionView view(Map<String, SummaryState> summaries, Turn turn) {
        String session = turn.event().session();
        SummaryState summary = summaries.computeIfAbsent(session, id -> new SummaryState());
        summary.add(turn);
        return SessionView.ofTurn(session, turn, summary.features(turn.time(), 0));
    }

    /** Sentence vectors, or none. */
    private record Vectors(@Nullable Encoder encoder) implements AutoCloseable {
        Vectors(SlotCatalog catalog, @Nullable String id) {
            this(id == null ? null : catalog.create(Encoder.class, SlotSpec.of(id)));
        }

        float[] of(SessionEvent event) {
            String text = event.textOrEmpty();
            return encoder == null || text.isBlank()
                    ? new float[0]
                    : encoder.encode(List.of(text)).get(0);
        }

        @Override
        public void close() {
            if (encoder != null) {
                encoder.close();
            }
        }
    }
}
