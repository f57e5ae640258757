package dev.kairos.models.guard;

import dev.kairos.core.reply.Verdict;
import dev.kairos.models.safety.Refusals;
import dev.kairos.models.safety.Taxonomy;
import dev.kairos.models.safety.Taxonomy.Category;
import dev.kairos.models.safety.Taxonomy.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a guard model's answer: {@code safe}, or {@code unsafe} and the violated categories on a second line. Anything
 * else is unsafe: who cannot keep to two lines is not to be trusted with a verdict.
 */
final class RemoteAnswer {
    private static final String SAFE = "safe";
    private static final String UNSAFE = "unsafe";

    private RemoteAnswer() {}

    static Verdict verdict(String by, String answer, Taxonomy taxonomy) {
        List<String> lines = answer.strip().lines().map(String::strip).toList();
        if (lines.equals(List.of(SAFE))) {
            return Verdict.allow(by);
        }
        if (lines.size() == 2 && lines.get(0).equals(UNSAFE)) {
            List<Flag> flags = new ArrayList<>();
            for (String name : lines.get(1).split(",", -1)) {
                Optional<Category> category = taxonomy.category(name.strip());
                if (category.isEmpty()) {
                    return unparsable(by);
                }
                flags.add(new Flag(category.get(), 1));
            }
            return Refusals.verdict(by, flags);
        }
        return unparsable(by);
    }

    static Verdict unparsable(String by) {
        return Verdict.block(by, List.of("unparsable"), "the guard model's answer could not be read");
    }
}
