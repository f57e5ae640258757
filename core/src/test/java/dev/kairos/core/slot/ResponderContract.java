package dev.kairos.core.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.session.SessionView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every responder that answers at once owes. */
public abstract class ResponderContract extends SlotContract<Responder> {
    @Override
    protected final Class<Responder> slot() {
        return Responder.class;
    }

    /** An act for which it has words. */
    protected abstract String act();

    /** A request for an act after some turns. */
    protected static Responder.Request request(String act, Map<String, String> slots, SessionView view) {
        Plan plan = new Plan(act, List.of(), null, slots, List.of(), List.of(), null, 8_000, null);
        return new Responder.Request(
                "session/test/e1", "session", plan, view.recent().turns(), Duration.ofSeconds(8), 1, 42, 0);
    }

    @Test
    void theSameRequestGivesTheSameAnswer() {
        Responder.Request request =
                request(act(), Map.of(), new Views().says("ann", "it is broken").view());
        Responder.Answer first = made().respond(request).toCompletableFuture().join();
        assertThat(made().respond(request).toCompletableFuture().join()).isEqualTo(first);
        assertThat(first.by()).matches("[a-z-]+@\\d+");
    }

    @Test
    void candidatesHaveWords() {
        Responder.Request request =
                request(act(), Map.of(), new Views().says("ann", "it is broken").view());
        assertThat(made().respond(request).toCompletableFuture().join().candidates())
                .isNotEmpty()
                .allSatisfy(candidate -> assertThat(candidate.text()).isNotBlank());
    }
}
