package dev.kairos.core.slot;

import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks something outside the job (a costly model, a tool) about one decision point. Runs in CONSULT. */
public interface Probe extends AutoCloseable {
    /** Whether the cheap tiers are unsure enough here to pay for an answer. Runs in OBSERVE. */
    boolean wants(SessionView view);

    /** The answer as signals, possibly none; a failed stage means no evidence. */
    CompletionStage<List<Signal>> ask(SessionView view);

    @Override
    default void close() {}
}
