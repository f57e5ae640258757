package dev.kairos.models.client;

import dev.kairos.core.slot.ModelClient;
import java.util.concurrent.CompletableFuture;

/**
 * Stands in for a client where a file is checked on a machine that is not going to make calls.
 *
 * @param endpoint id of the client that it stands in for
 */
record UnaskedClient(String endpoint) implements ModelClient {
    @Override
    public CompletableFuture<Completion> complete(Request request) {
        return CompletableFuture.failedFuture(
                new Failure(Reason.REFUSED, endpoint + " was made to check a file, not to be asked"));
    }
}
