package dev.kairos.jobs.topology;

import static dev.kairos.jobs.topology.KairosTopology.named;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.json.PublishedEvents;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.operators.decide.Arrival;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** What the job says as events: on their way out, and, in the log of an earlier run, back in. */
final class ReturnPath {
    private final List<AssistantSpec> assistants;
    private final Duration delay;

    ReturnPath(List<AssistantSpec> assistants, LoopOptions options) {
        this.assistants = assistants;
        this.delay = options.returnDelay();
    }

    /** What is to come back. */
    DataStream<SessionEvent> events(
            DataStream<Intervention> interventions, DataStream<Outcome> outcomes, DataStream<SessionEvent> evidence) {
        Duration after = delay;
        return named(
                        interventions
                                .map(said -> PublishedEvents.of(said, after))
                                .returns(SessionEvent.class),
                        "returned-interventions")
                .union(
                        named(
                                outcomes.map(outcome -> PublishedEvents.of(outcome, after))
                                        .returns(SessionEvent.class),
                                "returned-outcomes"),
                        evidence);
    }

    /** Evidence that the log holds. */
    DataStream<Arrival> evidence(DataStream<SessionEvent> logged) {
        List<String> ids = assistants.stream().map(AssistantSpec::id).toList();
        return named(logged.flatMap(new ToArrivals(ids)).returns(Arrival.class), "logged-evidence");
    }

    /** Evidence that one of the job's assistants had asked for. */
    private static final class ToArrivals implements FlatMapFunction<SessionEvent, Arrival> {
        private static final long serialVersionUID = 1L;

        private final List<String> assistants;

        ToArrivals(List<String> assistants) {
            this.assistants = assistants;
        }

        @Override
        public void flatMap(SessionEvent event, Collector<Arrival> out) {
            int assistant = assistants.indexOf(PublishedEvents.assistant(event).orElse(null));
            if (assistant >= 0) {
                PublishedEvents.evidence(event)
                        .ifPresent(evidence -> out.collect(Arrival.of(event.key(), evidence, assistant)));
            }
        }
    }
}
