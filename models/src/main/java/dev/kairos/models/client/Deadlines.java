package dev.kairos.models.client;

import dev.kairos.core.slot.ModelClient.Failure;
import dev.kairos.core.slot.ModelClient.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends calls in time. */
final class Deadlines {
    private Deadlines() {}

    /**
     * A view of a call that ends with {@link Reason#DEADLINE} when time is up. Whichever ends first ends the other:
     * cancelling the view, or the end of its time, cancels the call.
     */
    static <T> CompletableFuture<T> within(CompletableFuture<T> call, Duration time) {
        CompletableFuture<T> view = new CompletableFuture<>();
        call.whenComplete((value, failure) -> {
            if (failure == null) {
                view.complete(value);
            } else {
                view.completeExceptionally(failure);
            }
        });
        CompletableFuture<T> alarm = view.copy().orTimeout(time.toMillis(), TimeUnit.MILLISECONDS);
        alarm.whenComplete((value, failure) -> {
            if (failure instanceof TimeoutException) {
                view.completeExceptionally(new Failure(Reason.DEADLINE, "no answer within " + time.toMillis() + " ms"));
            }
        });
        view.whenComplete((value, failure) -> call.cancel(true));
        return view;
    }
}
