package dev.kairos.models.admit;

import dev.kairos.core.admit.Priority;
import dev.kairos.core.admit.Proposal;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From which priority on a check has nothing to say.
 *
 * @param floor the lowest such priority, or null if there is none
 */
record PriorityFloor(@Nullable Priority floor) {
    private static final String NONE = "none";

    static Parameter parameter(String name, String otherwise) {
        List<String> words = new ArrayList<>(Priority.words());
        words.add(NONE);
        return Parameter.word(
                name, words, otherwise, "Priority from which on the check has nothing to say; none: it always has.");
    }

    static PriorityFloor of(Parameters parameters, String name) {
        String word = parameters.text(name);
        return new PriorityFloor(NONE.equals(word) ? null : Priority.of(word));
    }

    boolean isReachedBy(Proposal proposal) {
        return floor != null && proposal.priority().reaches(floor);
    }

    /** Says that a proposal is let pass for its priority. */
    static String passed(Proposal proposal) {
        return "priority " + proposal.priority().word();
    }
}
