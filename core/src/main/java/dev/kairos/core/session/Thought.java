package dev.kairos.core.session;

/**
 * A covert thought: something that the assistant might say (P24). Kept by DECIDE between decisions.
 *
 * @param text what it is about, in words for the log
 * @param topic signal type that gave rise to it
 * @param motivation wish to voice it, in [1, 5]
 * @param formed event time at which it was formed, ms
 * @param event id of the event that it is about
 */
public record Thought(String text, String topic, double motivation, long formed, String event) {}
