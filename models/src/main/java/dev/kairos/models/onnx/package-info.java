/**
 * Trained judgments: a model directory with its card, its inputs, and the detector that speaks for it. Reads models
 * through DJL on ONNX Runtime; trains nothing.
 */
@NullMarked
package dev.kairos.models.onnx;

import org.jspecify.annotations.NullMarked;
