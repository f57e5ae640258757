/**
 * Evaluation tasks: a corpus goes through ingest to features, its gold is read apart from it, scores become figures with
 * intervals and baselines. Trains nothing.
 */
@NullMarked
package dev.kairos.jobs.evaluate;

import org.jspecify.annotations.NullMarked;
