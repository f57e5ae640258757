package dev.kairos.jobs.topology;

import static dev.kairos.jobs.topology.KairosTopology.named;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.consult.ConsultProbe;
import dev.kairos.operators.decide.Arrival;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.live.CallLimits;
import dev.kairos.operators.observe.Observation;
import dev.kairos.operators.observe.Query;
import dev.kairos.operators.perceive.PerceiveVector;
import dev.kairos.operators.respond.Errand;
import dev.kairos.operators.respond.Reply;
import dev.kairos.operators.respond.RespondLive;
import dev.kairos.operators.respond.RespondToPlan;
import dev.kairos.operators.vet.VetReply;
import dev.kairos.operators.vet.VettedReply;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
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
    private final LiveTime liveTime;

    AsyncStages(List<AssistantSpec> assistants, TopologyOptions options, LiveTime liveTime) {
        this.assistants = assistants;
        this.options = options;
        this.liveTime = liveTime;
    }

    /** PERCEIVE, second half. */
    DataStream<Turn> vectors(DataStream<Turn> turns, SlotSpec encoder) {
        return async(turns, new PerceiveVector(encoder), options.consultCapacity(), PerceiveVector.UID);
    }

    /** CONSULT. */
    DataStream<Arrival> evidence(DataStream<Query> queries) {
        LiveOptions live = options.live();
        return async(
                liveTime.withoutTime(queries, "queries-without-time"),
                new ConsultProbe(
                        assistants,
                        live == null ? options.consultDelay().toMillis() : 0,
                        live == null
                                ? null
                                : new ConsultProbe.Limits(
                                        live.consultDeadline().toMillis(), limits(live, options.consultCapacity()))),
                options.consultCapacity(),
                ConsultProbe.UID);
    }

    /** RESPOND to what was admitted, then VET. */
    DataStream<VettedReply> vettedReplies(DataStream<Resolution> answered, DataStream<Observation> observations) {
        LiveOptions live = options.live();
        CallLimits limits = live == null ? null : limits(live, options.respondCapacity());
        DataStream<Resolution> admitted =
                named(answered.filter(resolution -> resolution.decision().admitted()), "admitted");
        RespondToPlan respond = new RespondToPlan(assistants, options.retries(), limits);
        DataStream<Reply> replies = live == null
                ? async(admitted, respond, options.respondCapacity(), RespondToPlan.UID)
                : async(
                        errands(admitted, observations),
                        new RespondLive(respond),
                        options.respondCapacity(),
                        RespondToPlan.UID);
        return async(
                replies,
                new VetReply(assistants, options.guardDeadline().toMillis(), limits),
                options.respondCapacity(),
                VetReply.UID);
    }

    /** What is to be said, and by the same partition what happens in the session meanwhile. */
    private DataStream<Errand> errands(DataStream<Resolution> admitted, DataStream<Observation> observations) {
        FlatMapFunction<Observation, Errand> movements =
                (observation, out) -> Errand.of(observation).ifPresent(out::collect);
        return liveTime.withoutTime(
                        named(
                                admitted.map(resolution -> Errand.of(resolution))
                                        .returns(Errand.class),
                                "admitted-to-respond"),
                        "admitted-without-time")
                .union(liveTime.withoutTime(
                        named(observations.flatMap(movements).returns(Errand.class), "movements"),
                        "movements-without-time"))
                .keyBy(Errand::key, Types.LONG);
    }

    private static CallLimits limits(LiveOptions live, int capacity) {
        return new CallLimits(capacity, live.callsPerSession());
    }

    /** Live, the stage has room for more than may be in flight, so that an overflow is answered and not waited for. */
    private <I, O> SingleOutputStreamOperator<O> async(
            DataStream<I> requests, AsyncFunction<I, O> function, int capacity, String uid) {
        int room = options.live() == null ? capacity : capacity * (assistants.size() + 1);
        return named(AsyncDataStream.unorderedWait(requests, function, DAYS, TimeUnit.DAYS, room), uid);
    }
}
