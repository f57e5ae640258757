/** Detectors that need no trained model: signals from the features and cues of a session. */
@NullMarked
package dev.kairos.models.detector;

import org.jspecify.annotations.NullMarked;
