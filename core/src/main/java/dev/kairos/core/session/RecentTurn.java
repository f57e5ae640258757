package dev.kairos.core.session;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import org.jspecify.annotations.Nullable;

/**
 * The words of one turn as DECIDE keeps them for plans and prompts.
 *
 * @param id event id
 * @param time event time, ms
 * @param type event type
 * @param actor actor id
 * @param role actor's role
 * @param text redacted words, cut to the ring's length
 * @param replyTo event answered, or null
 */
public record RecentTurn(
        String id, long time, EventType type, String actor, Role role, String text, @Nullable String replyTo) {}
