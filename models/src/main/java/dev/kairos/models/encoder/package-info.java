/** Encoders: texts to vectors, each independent of its neighbours. */
@NullMarked
package dev.kairos.models.encoder;

import org.jspecify.annotations.NullMarked;
