package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import dev.kairos.core.ingest.Ingested;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line; a line stands for no, one or several records. */
abstract class LinesReader implements RecordingReader {
    private final RecordingFile file;
    private final Admission admission;
    private final LineReader lines;
    private boolean isEnded;
    private final Deque<Ingested> pending = new ArrayDeque<>();

    /** @param kept most bytes of a line that are kept */
    LinesReader(RecordingFile file, Admission admission, int kept) {
        this.file = file;
        this.admission = admission;
        this.lines = new LineReader(file, kept);
    }

    /** The records of a line that is not blank. */
    abstract List<Ingested> read(LineReader.Line line);

    @Override
    public boolean hasNext() {
        while (pending.isEmpty() && !isEnded) {
            LineReader.@Nullable Line line = lines.next();
            if (line == null) {
                isEnded = true;
                refuseDamage();
            } else if (!line.isBlank()) {
                pending.addAll(read(line));
            }
        }
        return !pending.isEmpty();
    }

    @Override
    public Ingested next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the file has no further record");
        }
        return pending.remove();
    }

    private void refuseDamage() {
        String damage = lines.damage();
        if (damage != null) {
            Origin origin = new Origin(file.name(), null, lines.number());
            pending.add(admission.refuse(Reason.UNUSABLE_RECORD, damage, origin, ""));
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
