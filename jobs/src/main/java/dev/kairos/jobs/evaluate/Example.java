package dev.kairos.jobs.evaluate;

/**
 * One decision point with its gold.
 *
 * @param group what must never lie on both sides of a fold: a repository, a document, a recorded trace
 * @param session session it belongs to; a session lies in one group
 * @param event id of its event
 * @param positive what a person said
 * @param features its features, in the order of the task
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Example(String group, String session, String event, boolean positive, float[] features) {}
