/** What detectors and outside answers say about a session: signals and evidence. */
@NullMarked
package dev.kairos.core.signal;

import org.jspecify.annotations.NullMarked;
