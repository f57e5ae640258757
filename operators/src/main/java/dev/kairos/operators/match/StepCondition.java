package dev.kairos.operators.match;

import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/** A step's condition as Flink CEP asks it. */
final class StepCondition extends IterativeCondition<MatchEvent> {
    private static final long serialVersionUID = 1L;

    private final EventTest test;

    StepCondition(EventTest test) {
        this.test = test;
    }

    @Override
    public boolean filter(MatchEvent event, Context<MatchEvent> context) throws Exception {
        return test.holds(event, step -> latestOf(step, context));
    }

    private static @Nullable MatchEvent latestOf(String step, Context<MatchEvent> context) throws Exception {
        MatchEvent latest = null;
        for (MatchEvent event : context.getEventsForPattern(step)) {
            latest = event;
        }
        return latest;
    }
}
