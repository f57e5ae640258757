/**
 * The job on live input: what is set about it, its ends at Kafka, and how it is put together. Enters: assistants and a
 * configuration file; leaves: a job for whatever cluster it is submitted to. Stages belong to the topology.
 */
@NullMarked
package dev.kairos.jobs.live;

import org.jspecify.annotations.NullMarked;
