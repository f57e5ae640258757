package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.prompt.Prompt;
import dev.kairos.core.slot.ModelClient.Completion;
import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;
import dev.kairos.core.slot.ModelClient.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every model client owes. Nothing here waits longer than the deadline of a call. */
public abstract class ModelClientContract extends SlotContract<ModelClient> {
    /** Long enough for any answer that comes at all. */
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SHORT = Duration.ofMillis(200);

    @Override
    protected final Class<ModelClient> slot() {
        return ModelClient.class;
    }

    /** A prompt that is answered. */
    protected abstract Prompt answered();

    /** A prompt that is not answered within {@code SHORT}, 200 ms. */
    protected abstract Prompt hanging();

    @Test
    void anAnswerHasWordsAndSaysWhoWroteItAndWhatItTook() {
        try (ModelClient client = made()) {
            Completion completion =
                    client.complete(request(answered(), PATIENCE)).join();
            assertThat(completion.text()).isNotBlank();
            assertThat(completion.model()).isNotBlank();
            assertThat(completion.usage().calls()).isEqualTo(1);
            assertThat(completion.usage().promptTokens()).isNotNegative();
            assertThat(completion.usage().completionTokens()).isNotNegative();
            assertThat(completion.usage().cost()).isFinite().isNotNegative();
        }
    }

    @Test
    void noAnswerBeforeTheDeadlineIsAFailureThatSaysSo() {
        try (ModelClient client = made()) {
            CompletableFuture<Completion> call = client.complete(request(hanging(), SHORT));
            assertThatThrownBy(() -> call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.reason())
                            .isEqualTo(Reason.DEADLINE));
        }
    }

    @Test
    void aCallThatHangsHoldsUpNeitherTheCallerNorAnotherCall() {
        try (ModelClient client = made()) {
            CompletableFuture<Completion> hangs = client.complete(request(hanging(), PATIENCE));
            assertThat(hangs).isNotDone();
            assertThat(hangs.cancel(true)).isTrue();
            assertThat(client.complete(request(answered(), PATIENCE)).join().text())
                    .isNotBlank();
        }
    }

    @Test
    void theEndpointIsNamedAndStaysTheSame() {
        try (ModelClient client = made();
                ModelClient twin = made()) {
            assertThat(client.endpoint()).isNotBlank().isEqualTo(twin.endpoint());
        }
    }

    /** A call for a few words. */
    protected static Request request(Prompt prompt, Duration deadline) {
        return Request.of(prompt, 32, 42, deadline);
    }

    /** The failure that a call ended with. */
    protected static Failure failure(CompletableFuture<Completion> call) {
        try {
            Completion completion = call.join();
            throw new AssertionError("a completion instead of a failure: " + completion);
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(Failure.class);
            return (Failure) e.getCause();
        }
    }
}
