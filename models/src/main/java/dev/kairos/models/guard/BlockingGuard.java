package dev.kairos.models.guard;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Blocks everything: who is asked where nobody is there to be asked. */
public final class BlockingGuard implements Guard {
    private static final String BY = "block@1";

    @Override
    public CompletionStage<Verdict> review(Content content) {
        return CompletableFuture.completedStage(
                Verdict.block(BY, List.of("doubt"), "nobody could tell whether it is safe"));
    }

    /** Makes the guard. */
    public static final class Factory implements SlotFactory<Guard> {
        @Override
        public Class<Guard> slot() {
            return Guard.class;
        }

        @Override
        public String id() {
            return "block";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "blocks everything; for where another guard is in doubt and nobody else is there to be asked";
        }

        @Override
        public Guard create(Parameters parameters) {
            return new BlockingGuard();
        }
    }
}
