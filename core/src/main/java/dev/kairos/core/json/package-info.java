/** Records to and from JSON lines, exactly as the record reference lists them. */
@NullMarked
package dev.kairos.core.json;

import org.jspecify.annotations.NullMarked;
