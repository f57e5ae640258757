/** Assistants and patterns as files: which implementation fills each slot, validated with line numbers. */
@NullMarked
package dev.kairos.core.assistant;

import org.jspecify.annotations.NullMarked;
