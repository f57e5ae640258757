package dev.kairos.core.assistant;

import dev.kairos.core.slot.SlotSpec;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What holds in ADMIT and, before it, in WATCH: reasons not to speak, and who may be watched.
 *
 * @param checks checks of the person addressed, or of the session if nobody is, in order
 * @param tenant checks of the tenant, in order: rates and budgets over all its people
 * @param watch who may be watched
 */
public record AdmitSpec(List<SlotSpec> checks, List<SlotSpec> tenant, WatchSpec watch) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No checks; who says no is not watched. */
    public static AdmitSpec none() {
        return of(List.of());
    }

    /** Checks of the person only. */
    public static AdmitSpec of(List<SlotSpec> checks) {
        return new AdmitSpec(checks, List.of(), WatchSpec.UNLESS_REFUSED);
    }

    /** The same with more checks after these, and the given rule of watching. */
    AdmitSpec and(AdmitSpec more, boolean hasRule) {
        return new AdmitSpec(joined(checks, more.checks), joined(tenant, more.tenant), hasRule ? more.watch : watch);
    }

    private static List<SlotSpec> joined(List<SlotSpec> first, List<SlotSpec> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /**
     * Whose events are watched, and what is kept of the others'.
     *
     * @param unasked whether somebody who has said neither yes nor no is watched
     * @param keep what is kept of an event of somebody who is not
     */
    public record WatchSpec(boolean unasked, Keep keep) implements Serializable {
        /** Everybody is watched who does not say no; of those nothing is kept. */
        public static final WatchSpec UNLESS_REFUSED = new WatchSpec(true, Keep.NOTHING);

        private static final long serialVersionUID = 1L;

        /** What is kept of an event of somebody who is not watched. */
        public enum Keep {
            /** The event goes no further. */
            NOTHING,
            /** That there was one: who, when, of what type; neither words nor attributes. */
            PRESENCE
        }

        /** What holds where both hold: the stricter of each. */
        public WatchSpec and(WatchSpec other) {
            return new WatchSpec(
                    unasked && other.unasked,
                    keep == Keep.NOTHING || other.keep == Keep.NOTHING ? Keep.NOTHING : Keep.PRESENCE);
        }
    }
}
