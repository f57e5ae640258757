package dev.kairos.core.assistant;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.slot.SlotSpec;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One assistant as its file says: which implementation fills each slot, for which sessions.
 *
 * @param id id, kebab case
 * @param version version of the file, 1 and up
 * @param sessions attributes that an event must carry for this assistant to watch its session; empty = all
 * @param encoder first-tier encoder, or null for cues only
 * @param consult probe asked where the cheap tiers are unsure, or null
 * @param detectors detectors run in OBSERVE, in order; patterns are not among them
 * @param patterns ids of the patterns that MATCH runs for it
 * @param trigger when to act
 * @param planner what to do
 * @param admit reasons not to speak, and who may be watched
 * @param responder how to say it
 * @param scorers what wordings are scored by
 * @param selector which wording is said, or null for the responder's own choice
 * @param guards guards with their stages, in order
 * @param outcome how to read what followed
 * @param silenceMarks silences after which to look again, ascending; none re-arms itself
 * @param coolDown event time after an audible decision during which no other is taken in the session
 * @param deadline longest wait for the responder
 * @param tolerate newer content events that a reply may miss before it is stale
 */
public record AssistantSpec(
        String id,
        int version,
        Map<String, String> sessions,
        @Nullable SlotSpec encoder,
        @Nullable SlotSpec consult,
        List<SlotSpec> detectors,
        List<String> patterns,
        SlotSpec trigger,
        SlotSpec planner,
        AdmitSpec admit,
        SlotSpec responder,
        List<SlotSpec> scorers,
        @Nullable SlotSpec selector,
        List<GuardSpec> guards,
        SlotSpec outcome,
        List<Duration> silenceMarks,
        Duration coolDown,
        Duration deadline,
        int tolerate)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Id and version as decisions name them. */
    public String name() {
        return id + "@" + version;
    }

    /** Whether the assistant watches the session of this event. */
    public boolean watches(SessionEvent event) {
        return sessions.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(event.attribute(wanted.getKey())));
    }

    /**
     * A guard and where it stands.
     *
     * @param stage name of a {@link dev.kairos.core.slot.Guard.Stage}
     * @param guard the implementation
     */
    public record GuardSpec(String stage, SlotSpec guard) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
