package dev.kairos.models.safety;

import dev.kairos.core.reply.Verdict.Ruling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What counts as unsafe here, and what follows (P54): an operator's file, not a property of a model. To take a category
 * out clears its flags and nobody else's.
 *
 * @param id id, kebab case
 * @param version 1 and up
 * @param categories categories, in the order in which a remote guard is told of them
 */
public record Taxonomy(String id, int version, List<Category> categories) {
    public Taxonomy {
        categories = List.copyOf(categories);
    }

    /**
     * One kind of harm.
     *
     * @param id id, kebab case
     * @param guideline what belongs to it and what does not, for a model and for people
     * @param labels score from which on a label of the in-process model counts for it, by label
     * @param severity how grave it is at its worst, in [0, 1]; decides how a refusal is worded (P34)
     * @param ruling REFUSE, ESCALATE or BLOCK
     * @param rules rules of thumb that accompany a refusal (P38)
     */
    public record Category(
            String id,
            String guideline,
            Map<String, Double> labels,
            double severity,
            Ruling ruling,
            List<String> rules) {
        public Category {
            labels = new TreeMap<>(labels);
            rules = List.copyOf(rules);
        }
    }

    /**
     * A category that somebody found in a text.
     *
     * @param category the category
     * @param score how sure, in [0, 1]: one half is the threshold
     */
    public record Flag(Category category, double score) {
        /** Severity of the text: that of its category as far as it is sure, none at the threshold. */
        public double severity() {
            return category.severity() * Math.max(0, 2 * score - 1);
        }
    }

    public String name() {
        return id + "@" + version;
    }

    /** The category of that id. */
    public Optional<Category> category(String wanted) {
        return categories.stream()
                .filter(category -> category.id().equals(wanted))
                .findFirst();
    }

    /**
     * How far every category is from its threshold, in the order of the file.
     *
     * @param labels scores of the in-process model, by label
     */
    public List<Flag> flags(Map<String, Double> labels) {
        return categories.stream()
                .map(category -> new Flag(
                        category,
                        category.labels().entrySet().stream()
                                .mapToDouble(
                                        label -> against(labels.getOrDefault(label.getKey(), 0.0), label.getValue()))
                                .max()
                                .orElse(0)))
                .toList();
    }

    /** Stretches scores so that the threshold lies at one half and the ends stay where they are. */
    private static double against(double score, double threshold) {
        return score < threshold
                ? score / (2 * threshold)
                : threshold >= 1 ? 1 : 0.5 + (score - threshold) / (2 * (1 - threshold));
    }
}
