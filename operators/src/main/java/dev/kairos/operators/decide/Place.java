package dev.kairos.operators.decide;

/**
 * Where a session takes place, as its events say.
 *
 * @param tenant whose job it is; empty if no event names one
 * @param channel its channel; empty if no event names one
 */
public record Place(String tenant, String channel) {
    /** Nowhere in particular. */
    public static final Place UNKNOWN = new Place("", "");

    public Place {
        tenant = tenant == null ? "" : tenant;
        channel = channel == null ? "" : channel;
    }
}
