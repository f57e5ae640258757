package dev.kairos.jobs.evaluate;

import dev.kairos.models.safety.SafetyInput;

/**
 * A text that people labelled.
 *
 * @param group what must never lie on both sides of a fold: texts that begin alike
 * @param input what a model reads of it
 * @param insults number of insults in it, for a floor
 * @param labels first whether it is unsafe in any way, then by label: 1, 0, or -1 where nobody said anything
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LabelledText(String group, SafetyInput input, double insults, int[] labels) {
    /** Whether it is unsafe in any way. */
    public boolean unsafe() {
        return labels[0] == 1;
    }
}
