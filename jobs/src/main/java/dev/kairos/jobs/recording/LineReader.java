package dev.kairos.jobs.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file as bytes, in bounded memory: what of a line lies beyond a limit is counted, not kept. A line ends
 * with LF or CRLF; a byte order mark at the start of the file is skipped.
 */
final class LineReader implements AutoCloseable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final RecordingFile file;
    private final InputStream input;
    private final int kept;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long number;

    /**
     * One line.
     *
     * @param bytes what was kept of it, without its end
     * @param number its number, from 1
     * @param length its length in bytes, more than was kept if it was too long to keep
     */
    record Line(byte[] bytes, long number, long length) {
        boolean isCut() {
            return length > bytes.length;
        }

        boolean isBlank() {
            for (byte letter : bytes) {
                if (letter != ' ' && letter != '\t' && letter != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param kept most bytes of a line that are kept */
    LineReader(RecordingFile file, int kept) {
        this.file = file;
        this.input = file.open();
        this.kept = kept;
    }

    /** The next line, or null at the end of the file. */
    @Nullable
    Line next() {
        try {
            return number == 0 ? withoutMark(read()) : read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "recording file " + file.path() + " cannot be read after line " + number, unreadable);
        }
    }

    private @Nullable Line read() throws IOException {
        if (position == filled && !fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        boolean isEnded = false;
        while (!isEnded && (position < filled || fill())) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            length += end - position;
            line.write(buffer, position, Math.min(end - position, kept + 1 - Math.min(line.size(), kept + 1)));
            isEnded = end < filled;
            position = isEnded ? end + 1 : end;
        }
        number++;
        return lineOf(line.toByteArray(), length);
    }

    private Line lineOf(byte[] bytes, long length) {
        boolean hasReturn = bytes.length == length && length > 0 && bytes[bytes.length - 1] == '\r';
        long plain = hasReturn ? length - 1 : length;
        int size = (int) Math.min(plain, kept);
        return new Line(size == bytes.length ? bytes : Arrays.copyOf(bytes, size), number, plain);
    }

    private static @Nullable Line withoutMark(@Nullable Line line) {
        int mark = BYTE_ORDER_MARK.length;
        if (line == null
                || line.bytes().length < mark
                || !Arrays.equals(line.bytes(), 0, mark, BYTE_ORDER_MARK, 0, mark)) {
            return line;
        }
        byte[] rest = Arrays.copyOfRange(line.bytes(), mark, line.bytes().length);
        return new Line(rest, line.number(), line.length() - mark);
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, input.read(buffer));
        return filled > 0;
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("recording file " + file.path() + " cannot be closed", failed);
        }
    }
}
