package dev.kairos.models.responder;

import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Says nothing, on purpose: what is left where there is no budget for words. */
public final class SilentResponder implements Responder {
    static final String ID = "silent";

    private static final Answer VETO = new Answer(List.of(), null, "silent@1");

    @Override
    public CompletionStage<Answer> respond(Request request) {
        return CompletableFuture.completedStage(VETO);
    }

    /** Makes the responder. */
    public static final class Factory implements SlotFactory<Responder> {
        @Override
        public Class<Responder> slot() {
            return Responder.class;
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "says nothing, on purpose";
        }

        @Override
        public Responder create(Parameters parameters) {
            return new SilentResponder();
        }
    }
}
