package dev.kairos.jobs.bench;

import dev.kairos.core.time.WallClock;
import dev.kairos.jobs.replay.EmbeddedCluster;
import dev.kairos.models.encoder.BareTransformer;
import java.util.List;

/** The encoder stage with the transformer beside bare ONNX Runtime on one thread; either takes one text per run. */
final class EncoderBench implements Bench {
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "encoder";
    }

    @Override
    public String description() {
        return "texts/s of the transformer in a job : the same texts through bare ONNX Runtime, one thread";
    }

    @Override
    public int size() {
        return 3_000;
    }

    @Override
    public Prepared prepare(int size) throws Exception {
        List<String> texts = SmallTalk.texts(size);
        EmbeddedCluster cluster = new EmbeddedCluster(1);
        BareTransformer bare = new BareTransformer();
        return new Prepared(
                List.of(
                        new Side("jobTextsPerSecond", () -> TierRate.of(cluster, "minilm", texts)),
                        new Side("bareTextsPerSecond", () -> bare(bare, texts))),
                List.of(new Ratio("jobOverBare", "jobTextsPerSecond", "bareTextsPerSecond")),
                () -> {
                    bare.close();
                    cluster.close();
                });
    }

    private static double bare(BareTransformer bare, List<String> texts) {
        long start = WallClock.nanos();
        for (String text : texts) {
            bare.encode(text);
        }
        return texts.size() / ((WallClock.nanos() - start) / NANOS);
    }
}
