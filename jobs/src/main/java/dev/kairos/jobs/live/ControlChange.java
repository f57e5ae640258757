package dev.kairos.jobs.live;

import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.slot.ParameterSet;
import org.jspecify.annotations.Nullable;

/**
 * What a control record says. Exactly one is present.
 *
 * @param pattern new version of a pattern, or null
 * @param parameters new parameters of an assistant, or null
 * @param refused why it says nothing of use, or null
 */
public record ControlChange(
        @Nullable PatternSpec pattern, @Nullable ParameterSet parameters, @Nullable DeadLetter refused) {}
