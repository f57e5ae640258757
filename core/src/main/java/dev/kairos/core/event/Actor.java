package dev.kairos.core.event;

/**
 * Who did something.
 *
 * @param id stable identity within the tenant
 * @param role part the actor plays
 */
public record Actor(String id, Role role) {}
