package dev.kairos.jobs.topology;

import static dev.kairos.jobs.topology.KairosTopology.named;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.consult.ConsultProbe;
import dev.kairos.operators.decide.Arrival;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.observe.Query;
import dev.kairos.operators.perceive.PerceiveVector;
import dev.kairos.operators.respond.Reply;
import dev.kairos.operators.respond.RespondToPlan;
import dev.kairos.operators.vet.VetReply;
import dev.kairos.operators.vet.VettedReply;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;

/** The stages that ask somebody and go on with others until an answer comes. */
final class AsyncStages {
    /** Long enough never to be the reason why there is no answer: every call has a deadline of its own. */
    private static final int DAYS = 1;

    private final List<AssistantSpec> assistants;
    private final TopologyOptions options;

    AsyncStages(List<AssistantSpec> assistants, TopologyOptions options) {
        this.assistants = assistants;
        this.options = options;
    }

    /** PERCEIVE, second half. */
    DataStream<Turn> vectors(DataStream<Turn> turns, SlotSpec encoder) {
        return async(turns, new PerceiveVector(encoder), options.consultCapacity(), PerceiveVector.UID);
    }

    /** CONSULT. */
    DataStream<Arrival> evidence(DataStream<Query> queries) {
        return async(
                queries,
                new ConsultProbe(assistants, options.consultDelay().toMillis()),
                options.consultCapacity(),
                ConsultProbe.UID);
    }

    /** RESPOND to what was admitted, then VET. */
    DataStream<VettedReply> vettedReplies(DataStream<Resolution> answered) {
        DataStream<Resolution> admitted =
                named(answered.filter(resolution -> resolution.decision().admitted()), "admitted");
        DataStream<Reply> replies = async(
                admitted,
                new RespondToPlan(assistants, options.retries()),
                options.respondCapacity(),
                RespondToPlan.UID);
        return async(
                replies,
                new VetReply(assistants, options.guardDeadline().toMillis()),
                options.respondCapacity(),
                VetReply.UID);
    }

    private static <I, O> SingleOutputStreamOperator<O> async(
            DataStream<I> requests, AsyncFunction<I, O> function, int capacity, String uid) {
        return named(AsyncDataStream.unorderedWait(requests, function, DAYS, TimeUnit.DAYS, capacity), uid);
    }
}
