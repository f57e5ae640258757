package dev.kairos.jobs.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * One file of a recording.
 *
 * @param path where it is
 * @param name its path within the recording, with forward slashes: what dead letters and session ids use, so that they
 *     do not depend on where the recording lies
 */
public record RecordingFile(Path path, String name) {
    private static final String COMPRESSED = ".gz";

    /** The file name without a trailing {@code .gz}. */
    public String plainName() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.endsWith(COMPRESSED) ? last.substring(0, last.length() - COMPRESSED.length()) : last;
    }

    /** The bytes, unpacked. */
    public InputStream open() {
        try {
            InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
            return name.endsWith(COMPRESSED) ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("recording file " + path + " cannot be read", unreadable);
        }
    }
}
