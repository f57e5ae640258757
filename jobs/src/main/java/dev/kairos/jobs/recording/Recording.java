package dev.kairos.jobs.recording;

import dev.kairos.core.ingest.Limits;
import dev.kairos.core.ingest.Redaction;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A recording on disk and how it is to be read.
 *
 * @param path a file, or a folder that is searched through
 * @param format id of a {@link RecordingFormat}
 * @param limits limits on its records
 * @param isRedacted whether personal data and secrets are taken out; off for trusted recordings only
 */
public record Recording(String path, String format, Limits limits, boolean isRedacted) implements Serializable {
    /**
     * Describes a recording, redacted.
     *
     * @throws IllegalArgumentException if the format is unknown
     */
    public static Recording of(Path path, String format, Limits limits) {
        return new Recording(path.toString(), RecordingFormat.of(format).id(), limits, true);
    }

    /** The same recording with its words left as they are. */
    public Recording trusted() {
        return new Recording(path, format, limits, false);
    }

    /**
     * Its files, sorted by path; a single file is taken whatever its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public List<RecordingFile> files() {
        Path root = Path.of(path);
        if (Files.isRegularFile(root)) {
            return List.of(new RecordingFile(root, root.getFileName().toString()));
        }
        if (!Files.exists(root)) {
            throw new IllegalArgumentException("recording " + root + " is not there; name a file or a folder");
        }
        RecordingFormat kind = RecordingFormat.of(format);
        try (Stream<Path> found = Files.walk(root)) {
            List<RecordingFile> files = found.filter(Files::isRegularFile)
                    .map(file -> new RecordingFile(
                            file, root.relativize(file).toString().replace('\\', '/')))
                    .filter(file -> kind.reads(file.plainName()))
                    .sorted(Comparator.comparing(RecordingFile::name))
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException("recording " + root + " holds no file of format '" + format
                        + "'; name another folder, a file, or" + " another format");
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("recording " + root + " cannot be listed", unreadable);
        }
    }

    /**
     * Opens it: all files merged by event time.
     *
     * @param tail how long after the last event its clock still runs, ms
     */
    public MergedRecording open(long tail) {
        Admission admission = new Admission(limits, isRedacted ? Redaction.ON : Redaction.OFF);
        return new MergedRecording(files(), RecordingFormat.of(format), admission, tail);
    }
}
