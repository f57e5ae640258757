/** Clients of language models: servers, models in this process, and cassettes. Redacted prompts enter, words leave. */
@NullMarked
package dev.kairos.models.client;

import org.jspecify.annotations.NullMarked;
