/** How far an answer can be relied on: the arithmetic over several wordings of one question (P40, P48, P53). */
@NullMarked
package dev.kairos.models.reliability;

import org.jspecify.annotations.NullMarked;
