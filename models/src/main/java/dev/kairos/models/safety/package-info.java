/**
 * Whether words are safe: n-grams and vectors in, probabilities by category out; the model that gives them, and the
 * taxonomy that says what a category means.
 */
@NullMarked
package dev.kairos.models.safety;

import org.jspecify.annotations.NullMarked;
