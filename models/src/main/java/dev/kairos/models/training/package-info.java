/** Fits models on Tribuo's matrices and writes them as ONNX. Knows rows of numbers, never where they come from. */
@NullMarked
package dev.kairos.models.training;

import org.jspecify.annotations.NullMarked;
