package dev.kairos.jobs.train;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.models.encoder.StaticDistillation;
import dev.kairos.models.encoder.StaticDistillation.Distilled;
import dev.kairos.models.encoder.TokenTable;
import dev.kairos.models.onnx.Fingerprint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Distils the static encoder from the bundled transformer: no corpus, no chance, the same bytes every time. */
final class StaticEncoderTraining {
    static final String ID = "static-encoder";
    private static final String MODEL = "static@1";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StaticEncoderTraining() {}

    /**
     * Writes {@code table.bin}, {@code card.json} and {@code card.md}.
     *
     * @return the card as a page
     */
    static String run(Path output, IntConsumer progress) throws IOException {
        Distilled distilled = StaticDistillation.run(progress);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        distilled.table().write(bytes);
        byte[] table = bytes.toByteArray();
        Files.write(output.resolve("table.bin"), table);
        Files.writeString(output.resolve("card.json"), card(distilled, Fingerprint.of(table)) + "\n");
        String page = page(distilled, table.length);
        Files.writeString(output.resolve("card.md"), page);
        return page;
    }

    private static String card(Distilled distilled, String sha256) throws IOException {
        TokenTable table = distilled.table();
        ObjectNode card = JSON.createObjectNode();
        card.put("encoder", MODEL)
                .put("source", "all-MiniLM-L6-v2, quantised")
                .put("licence", "Apache-2.0")
                .put("rows", table.rows())
                .put("tokens", distilled.tokens())
                .put("dimension", table.dimension())
                .put("variance", Math.round(distilled.variance() * 1e4) / 1e4)
                .put("sha256", sha256);
        return JSON.writeValueAsString(card);
    }

    private static String page(Distilled distilled, int bytes) {
        TokenTable table = distilled.table();
        return String.format(
                Locale.ROOT,
                """
                # %s

                A sentence vector without a transformer: one vector for each of %,d tokens, %d numbers of a byte each, summed
                and scaled to norm 1. %.1f MB.

                - **Made from** all-MiniLM-L6-v2, quantised (Apache-2.0), by passing each token of its vocabulary through it alone;
                  no corpus was read. The first %d principal components keep %.1f %% of the variance. Weights are those of smooth
                  inverse frequency, with frequencies by Zipf's law from the order of the vocabulary.
                - **For** the first tier: it costs little more than the tokenizer.
                - **Not for** what word order decides, negation above all, and languages other than English.
                - **Made again** by `kairos train %s --output DIR`: the same bytes on the same kind of processor (the quantised
                  transformer rounds differently on others).
                """,
                MODEL,
                distilled.tokens(),
                table.dimension(),
                bytes / 1e6,
                table.dimension(),
                100 * distilled.variance(),
                ID);
    }
}
