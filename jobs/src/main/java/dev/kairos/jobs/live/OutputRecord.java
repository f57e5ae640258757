package dev.kairos.jobs.live;

import org.jspecify.annotations.Nullable;

/**
 * A record on its way to Kafka.
 *
 * @param topic where it goes
 * @param key session, or null
 * @param value JSON
 */
public record OutputRecord(String topic, @Nullable String key, String value) {}
