package dev.kairos.jobs.bench;

import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.replay.EmbeddedCluster;
import dev.kairos.models.encoder.WordPieces;
import java.util.List;

/** The static tier in a job beside its tokenizer alone and beside the transformer in a job. */
final class StaticBench implements Bench {
    private static final double NANOS = 1e9;
    /** The transformer is so much slower that it gets fewer texts, of the same lengths. */
    private static final int FEWER = 40;

    @Override
    public String name() {
        return "static";
    }

    @Override
    public String description() {
        return "texts/s of the static tier in a job : its tokenizer alone; and : the transformer in a job";
    }

    @Override
    public int size() {
        return 60_000;
    }

    @Override
    public Prepared prepare(int size) throws Exception {
        List<String> texts = SmallTalk.texts(size);
        List<String> few = texts.subList(0, Math.max(1, size / FEWER));
        EmbeddedCluster cluster = new EmbeddedCluster(1);
        WordPieces pieces = WordPieces.load();
        return new Prepared(
                List.of(
                        new Side("staticTextsPerSecond", () -> TierRate.of(cluster, "static", texts)),
                        new Side("tokenizerTextsPerSecond", () -> tokenizer(pieces, texts)),
                        new Side("transformerTextsPerSecond", () -> TierRate.of(cluster, "minilm", few))),
                List.of(
                        new Ratio("staticOverTokenizer", "staticTextsPerSecond", "tokenizerTextsPerSecond"),
                        new Ratio("staticOverTransformer", "staticTextsPerSecond", "transformerTextsPerSecond")),
                () -> {
                    pieces.close();
                    cluster.close();
                });
    }

    private static double tokenizer(WordPieces pieces, List<String> texts) {
        long start = WallClock.nanos();
        long tokens = 0;
        for (String text : texts) {
            tokens += pieces.plain(text).length;
        }
        double seconds = (WallClock.nanos() - start) / NANOS;
        return tokens == 0 ? 0 : texts.size() / seconds;
    }
}
