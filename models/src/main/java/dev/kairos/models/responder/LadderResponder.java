package dev.kairos.models.responder;

import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Steps down with the budget: the best responder while there is enough, a cheaper one after one step. The cheaper one may
 * be a ladder itself, which takes the steps that are left: model, smaller model, template, silence.
 */
public final class LadderResponder implements Responder {
    private final Responder best;
    private final Responder cheaper;

    LadderResponder(Responder best, Responder cheaper) {
        this.best = best;
        this.cheaper = cheaper;
    }

    @Override
    public CompletionStage<Answer> respond(Request request) {
        return request.step() == 0 ? best.respond(request) : cheaper.respond(below(request));
    }

    @Override
    public @Nullable String endpoint(Request request) {
        return request.step() == 0 ? best.endpoint(request) : cheaper.endpoint(below(request));
    }

    @Override
    public boolean isShunned() {
        return best.isShunned() || cheaper.isShunned();
    }

    private static Request below(Request request) {
        return new Request(
                request.decision(),
                request.session(),
                request.plan(),
                request.recent(),
                request.remaining(),
                request.attempt(),
                request.seed(),
                request.step() - 1);
    }

    @Override
    public void close() {
        try {
            best.close();
        } finally {
            cheaper.close();
        }
    }

    /** Makes the responder. */
    public static final class Factory implements SlotFactory<Responder> {
        @Override
        public Class<Responder> slot() {
            return Responder.class;
        }

        @Override
        public String id() {
            return "ladder";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "a cheaper responder once a budget has stepped down; ladders in ladders have more steps";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.slot("best", Responder.class, null, "Responder while no budget has stepped down."),
                    Parameter.slot(
                            "cheaper",
                            Responder.class,
                            SilentResponder.ID,
                            "Responder from the first step on; it is asked with one step less."));
        }

        @Override
        public Responder create(Parameters parameters) {
            return new LadderResponder(
                    parameters.slot("best", Responder.class), parameters.slot("cheaper", Responder.class));
        }
    }
}
