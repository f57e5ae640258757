/** Which of several scored wordings is said. */
@NullMarked
package dev.kairos.models.selector;

import org.jspecify.annotations.NullMarked;
