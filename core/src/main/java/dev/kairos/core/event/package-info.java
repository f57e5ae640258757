/** What happened: session events, who did them, and their identity. Enters: parsed records; leaves: values. Imports nothing of ours. */
@NullMarked
package dev.kairos.core.event;

import org.jspecify.annotations.NullMarked;
