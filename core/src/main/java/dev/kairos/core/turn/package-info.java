/** An event after PERCEIVE: its cues and its sentence vector. Imports only {@code event}. */
@NullMarked
package dev.kairos.core.turn;

import org.jspecify.annotations.NullMarked;
