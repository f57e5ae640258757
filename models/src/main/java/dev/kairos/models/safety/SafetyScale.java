package dev.kairos.models.safety;

import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.safety.Taxonomy.Flag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The in-process model read by a taxonomy: from a text to how far every category is raised. For one thread. */
public final class SafetyScale implements AutoCloseable {
    private static final String MODEL = "safety@1";

    private final SafetyModel model;
    private final Taxonomy taxonomy;

    public SafetyScale(SafetyModel model, Taxonomy taxonomy) {
        this.model = model;
        this.taxonomy = taxonomy;
    }

    /** The shipped model under a taxonomy. */
    public static SafetyScale shipped(Taxonomy taxonomy) {
        return new SafetyScale(SafetyModel.load(ModelDirectory.shipped(MODEL)), taxonomy);
    }

    /** All categories by n-grams alone, one half being the threshold of each. */
    public List<Flag> byGrams(SafetyInput input) {
        return flags(model.byGrams(input));
    }

    /** All categories by n-grams, cues and vector. */
    public List<Flag> byBoth(SafetyInput input) {
        return flags(model.byBoth(input));
    }

    private List<Flag> flags(SafetyModel.Scores scores) {
        Map<String, Double> labels = new TreeMap<>(scores.labels());
        labels.put(TaxonomyReader.UNSAFE, scores.unsafe());
        return taxonomy.flags(labels);
    }

    /** The highest score among flags, 0 without any. */
    public static double highest(List<Flag> flags) {
        return flags.stream().mapToDouble(Flag::score).max().orElse(0);
    }

    @Override
    public void close() {
        model.close();
    }
}
