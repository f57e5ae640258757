package dev.kairos.jobs.recording;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file as bytes, in bounded memory: what of a line lies beyond a limit is counted, not kept. A line ends
 * with LF or CRLF; a byte order mark at the start of the file is skipped.
 */
final class LineReader implements AutoCloseable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final RecordingFile file;
    private @Nullable InputStream input;
    private @Nullable String damage;
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

        /** The line as text, or null if it is not UTF-8. */
        @Nullable
        String text() {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException broken) {
                return null;
            }
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
        this.kept = kept;
    }

    /** The next line, or null at the end of the file. */
    @Nullable
    Line next() {
        try {
            return number == 0 ? withoutMark(read()) : read();
        } catch (EOFException | ZipException damaged) {
            damage = "the compressed file is damaged after line " + number + ": " + damaged.getMessage();
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "recording file " + file.path() + " cannot be read after line " + number, unreadable);
        }
    }

    /** Why the file ended before its end, or null if it did not. */
    @Nullable
    String damage() {
        return damage;
    }

    /** How many lines have been read. */
    long number() {
        return number;
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
        if (input == null) {
            input = file.open();
        }
        position = 0;
        filled = Math.max(0, input.read(buffer));
        return filled > 0;
    }

    @Override
    public void close() {
        if (input == null) {
            return;
        }
        try {
            input.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("recording file " + file.path() + " cannot be closed", failed);
        }
    }
}
