package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.Responder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExecutionTest {
    /** Calls that end when the test says so. */
    private static final class HandModel implements ModelClient {
        private final List<CompletableFuture<Completion>> calls = new ArrayList<>();

        @Override
        public CompletableFuture<Completion> complete(Request request) {
            CompletableFuture<Completion> call = new CompletableFuture<>();
            calls.add(call);
            return call;
        }

        @Override
        public String endpoint() {
            return "hand";
        }

        void answers(int call, String text) {
            calls.get(call - 1).complete(new Completion(text, "hand", Finish.STOP, dev.kairos.core.reply.Usage.NONE));
        }
    }

    @Test
    void aStepWaitsForTheOneBeforeAndNobodyForIt() {
        HandModel model = new HandModel();
        ProgramRun run = ProgramRun.shipped("intention-first").says("ann", "x");
        CompletableFuture<Responder.Answer> answer =
                run.responder(model).respond(run.request()).toCompletableFuture();
        assertThat(answer).isNotDone();
        assertThat(model.calls).hasSize(1);
        model.answers(1, "To chat.");
        assertThat(model.calls).hasSize(2);
        assertThat(answer).isNotDone();
        model.answers(2, "Hello.");
        assertThat(answer.join().candidates().get(0).text()).isEqualTo("Hello.");
    }

    @Test
    void givingTheAnswerUpEndsTheCallAndAsksNothingMore() {
        HandModel model = new HandModel();
        ProgramRun run = ProgramRun.shipped("intention-first").says("ann", "x");
        CompletableFuture<Responder.Answer> answer =
                run.responder(model).respond(run.request()).toCompletableFuture();
        answer.cancel(true);
        assertThat(model.calls.get(0)).isCancelled();
        assertThat(model.calls).hasSize(1);
    }

    @Test
    void anAnswerThatTheServerWithheldIsUnusable() {
        ModelClient filtered = new ModelClient() {
            @Override
            public CompletableFuture<Completion> complete(Request request) {
                return CompletableFuture.completedFuture(
                        new Completion("<act>ask</act>", "m", Finish.FILTERED, dev.kairos.core.reply.Usage.NONE));
            }

            @Override
            public String endpoint() {
                return "filtered";
            }
        };
        assertThat(ProgramRun.shipped("procot-clarify").says("ann", "x").said(filtered))
                .isNull();
    }
}
