package dev.kairos.models.encoder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One weighted vector per token of a vocabulary, a byte a number: a row is its bytes times its scale. File: the letters
 * {@code KTT1}, number of rows, dimension (big-endian integers), then row by row the scale (float) and the bytes.
 */
public final class TokenTable {
    private static final int MAGIC = 0x4B545431;
    private static final int LARGEST_ROWS = 1 << 20;
    private static final int LARGEST_DIMENSION = 1 << 12;

    private final int dimension;
    private final float[] scales;
    private final byte[] values;

    private TokenTable(int dimension, float[] scales, byte[] values) {
        this.dimension = dimension;
        this.scales = scales;
        this.values = values;
    }

    /** A table of some rows, each rounded to bytes by its own largest number. */
    public static TokenTable of(float[][] rows) {
        int dimension = rows[0].length;
        float[] scales = new float[rows.length];
        byte[] values = new byte[rows.length * dimension];
        for (int row = 0; row < rows.length; row++) {
            float largest = 0;
            for (float value : rows[row]) {
                largest = Math.max(largest, Math.abs(value));
            }
            scales[row] = largest / Byte.MAX_VALUE;
            for (int i = 0; i < dimension && largest > 0; i++) {
                values[row * dimension + i] = (byte) Math.round(rows[row][i] / scales[row]);
            }
        }
        return new TokenTable(dimension, scales, values);
    }

    /**
     * Reads a table.
     *
     * @throws IOException if it is none, or ends early
     */
    public static TokenTable read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        int magic = in.readInt();
        int rows = in.readInt();
        int dimension = in.readInt();
        boolean sensible = rows > 0 && rows <= LARGEST_ROWS && dimension > 0 && dimension <= LARGEST_DIMENSION;
        if (magic != MAGIC || !sensible) {
            throw new IOException("not a table of tokens: begins with " + Integer.toHexString(magic) + ", " + rows
                    + " rows of " + dimension + "; expected " + Integer.toHexString(MAGIC) + ", up to " + LARGEST_ROWS
                    + " rows of up to " + LARGEST_DIMENSION);
        }
        float[] scales = new float[rows];
        byte[] values = new byte[rows * dimension];
        for (int row = 0; row < rows; row++) {
            scales[row] = in.readFloat();
            in.readFully(values, row * dimension, dimension);
        }
        return new TokenTable(dimension, scales, values);
    }

    /** Writes the table; the same table gives the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeInt(MAGIC);
        out.writeInt(scales.length);
        out.writeInt(dimension);
        for (int row = 0; row < scales.length; row++) {
            out.writeFloat(scales[row]);
            out.write(values, row * dimension, dimension);
        }
        out.flush();
    }

    /** Number of tokens. */
    public int rows() {
        return scales.length;
    }

    public int dimension() {
        return dimension;
    }

    /**
     * Adds a token's vector to sums.
     *
     * @throws IndexOutOfBoundsException if there is no such token
     */
    void addTo(float[] sums, int token) {
        float scale = scales[token];
        int from = token * dimension;
        for (int i = 0; i < dimension; i++) {
            sums[i] += scale * values[from + i];
        }
    }
}
