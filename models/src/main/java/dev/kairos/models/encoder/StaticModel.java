package dev.kairos.models.encoder;

import java.io.IOException;
import java.io.InputStream;

/** The shipped table of tokens with its tokenizer. */
final class StaticModel implements AutoCloseable {
    static final String TABLE = "encoders/static@1/table.bin";

    private final WordPieces pieces;
    private final TokenTable table;

    StaticModel(WordPieces pieces, TokenTable table) {
        this.pieces = pieces;
        this.table = table;
    }

    /**
     * Loads both.
     *
     * @throws EncoderException if the table or the tokenizer is absent
     */
    static StaticModel load() {
        try (InputStream stream = WordPieces.resource(TABLE)) {
            return new StaticModel(WordPieces.load(), TokenTable.read(stream));
        } catch (IOException e) {
            throw new EncoderException("cannot load " + TABLE + ": " + e.getMessage(), e);
        }
    }

    int dimension() {
        return table.dimension();
    }

    /** Sum of the tokens' weighted vectors, norm 1. */
    float[] encode(String text) {
        float[] sums = new float[table.dimension()];
        for (long token : pieces.plain(text)) {
            table.addTo(sums, (int) token);
        }
        double squares = 0;
        for (float sum : sums) {
            squares += (double) sum * sum;
        }
        if (squares == 0) {
            // a text without words has a direction of its own
            sums[0] = 1;
            return sums;
        }
        float norm = (float) Math.sqrt(squares);
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= norm;
        }
        return sums;
    }

    @Override
    public void close() {
        pieces.close();
    }
}
