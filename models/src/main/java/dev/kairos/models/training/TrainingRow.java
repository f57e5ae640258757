package dev.kairos.models.training;

/**
 * One row to fit a model to.
 *
 * @param features features, one per name, not standardised
 * @param positive what the model should say
 * @param weight how much the row counts, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrainingRow(float[] features, boolean positive, double weight) {}
