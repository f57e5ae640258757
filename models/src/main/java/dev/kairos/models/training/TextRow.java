package dev.kairos.models.training;

/**
 * One text to fit a model to, or to judge.
 *
 * @param grams its n-grams: two blocks of buckets, one behind the other
 * @param features its dense features, not standardised
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TextRow(SparseRow grams, float[] features) {}
