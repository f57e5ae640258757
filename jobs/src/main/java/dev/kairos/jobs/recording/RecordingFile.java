package dev.kairos.jobs.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final int BUFFER = 1 << 16;
    private static final List<String> ENDINGS = List.of(".txt", ".ascii", ".log", ".jsonl", ".json", ".csv");

    /** The file name without a trailing {@code .gz}. */
    public String plainName() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.endsWith(COMPRESSED) ? last.substring(0, last.length() - COMPRESSED.length()) : last;
    }

    /** The path within the recording without the endings of the file name: {@code ubuntu/2004-11-15_03}. */
    public String stem() {
        int folder = name.lastIndexOf('/') + 1;
        String plain = plainName();
        for (String ending : ENDINGS) {
            plain = plain.endsWith(ending) ? plain.substring(0, plain.length() - ending.length()) : plain;
        }
        return name.substring(0, folder) + plain;
    }

    /** The bytes, unpacked. */
    public InputStream open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
        if (!name.endsWith(COMPRESSED)) {
            return bytes;
        }
        try {
            return new GZIPInputStream(bytes, BUFFER);
        } catch (IOException notCompressed) {
            bytes.close();
            throw notCompressed;
        }
    }
}
