package dev.kairos.core.event;

/** Part an actor plays in a session. */
public enum Role {
    USER,
    AGENT,
    MODERATOR,
    SYSTEM,
    TOOL;

    /** Whether a person stands behind the role, so that turns of it count as somebody speaking. */
    public boolean isPerson() {
        return this == USER || this == AGENT || this == MODERATOR;
    }
}
