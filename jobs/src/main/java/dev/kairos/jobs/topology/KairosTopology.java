package dev.kairos.jobs.topology;

import dev.kairos.core.assistant.AdmitSpec.WatchSpec;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.slot.ParameterSet;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Turn;
import dev.kairos.operators.decide.Arrival;
import dev.kairos.operators.decide.DecideSession;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.deliver.DeliverReply;
import dev.kairos.operators.deliver.Parcel;
import dev.kairos.operators.ingest.SplitIngested;
import dev.kairos.operators.log.LogDecision;
import dev.kairos.operators.loop.Loop;
import dev.kairos.operators.match.ConcernedEvents;
import dev.kairos.operators.match.Match;
import dev.kairos.operators.match.MatchEvent;
import dev.kairos.operators.match.MatchSession;
import dev.kairos.operators.match.StockMatch;
import dev.kairos.operators.observe.Observation;
import dev.kairos.operators.observe.ObserveSession;
import dev.kairos.operators.perceive.PerceiveCues;
import dev.kairos.operators.vet.VettedReply;
import dev.kairos.operators.watch.WatchPerson;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** The job: the stages of the picture, each named and with a uid that never changes. */
public final class KairosTopology {
    private static final String CUES = "lexical";

    private final List<AssistantSpec> assistants;
    private final List<PatternSpec> patterns;
    private final TopologyOptions options;
    private final LiveTime liveTime;
    private final AsyncStages asyncStages;
    private final ReturnPath returnPath;
    private final AdmitStages admitStages;

    /**
     * @param assistants assistants of the job; at most 62, all with the same first-tier encoder if any names one
     * @param patterns patterns that they name
     * @param options what else can be set
     */
    public KairosTopology(List<AssistantSpec> assistants, List<PatternSpec> patterns, TopologyOptions options) {
        this.assistants = List.copyOf(assistants);
        this.patterns = List.copyOf(patterns);
        this.options = options;
        this.liveTime = new LiveTime(options);
        this.asyncStages = new AsyncStages(this.assistants, options, liveTime);
        this.returnPath = new ReturnPath(this.assistants, options.loop());
        this.admitStages = new AdmitStages(this.assistants, options);
    }

    /**
     * What changes while the job runs, by broadcast.
     *
     * @param parameters parameter updates
     * @param patterns new versions of patterns
     * @param holdsTime whether the job's clock waits for their watermarks live too, as it does until what was there at
     *     the start has been read; they must not stand still after that
     */
    public record Control(DataStream<ParameterSet> parameters, DataStream<PatternSpec> patterns, boolean holdsTime) {
        /**
         * Nothing changes. The two empty streams come from the input, so that their clock is the input's: one of their
         * own might start after a short input has ended, and a stage that waits for both would never see the time in
         * between.
         */
        public static Control none(DataStream<Ingested> ingested) {
            return new Control(
                    empty(ingested, ParameterSet.class, "no-parameters"),
                    empty(ingested, PatternSpec.class, "no-patterns"),
                    false);
        }

        private static <T> DataStream<T> empty(DataStream<Ingested> ingested, Class<T> type, String uid) {
            return ingested.flatMap(new Nothing<T>())
                    .returns(type)
                    .uid(uid)
                    .name(uid)
                    .setParallelism(1);
        }
    }

    /** Drops everything. */
    private static final class Nothing<T> implements FlatMapFunction<Ingested, T> {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(Ingested any, Collector<T> out) {
            // nothing is to come of it
        }
    }

    /**
     * Defines the job.
     *
     * @param ingested what the source read, time stamped, with watermarks
     * @param control what changes at run time
     */
    public void define(DataStream<Ingested> ingested, Control control, Sinks sinks) {
        SingleOutputStreamOperator<SessionEvent> events = split(liveTime.beating(ingested));
        SingleOutputStreamOperator<SessionEvent> watched = watch(events);
        SingleOutputStreamOperator<Observation> observations = observe(perceive(watched));
        SingleOutputStreamOperator<Resolution> resolutions =
                decide(observations, evidence(events, observations), control);
        DataStream<Resolution> answered = admitStages.answered(audible(resolutions), events);
        SingleOutputStreamOperator<Intervention> interventions = deliver(answered, observations);
        DataStream<Outcome> outcomes = interventions.getSideOutput(DeliverReply.OUTCOMES);

        sinks.decisions(decisions(resolutions, answered));
        sinks.interventions(interventions);
        sinks.outcomes(outcomes);
        if (options.loop().kind() == Loop.CLOSED) {
            sinks.returned(returnPath.events(interventions, outcomes, resolutions.getSideOutput(DecideSession.TAKEN)));
        }
        sinks.deadLetters(events.getSideOutput(SplitIngested.DEAD_LETTERS).union(late(observations)));
    }

    private static SingleOutputStreamOperator<SessionEvent> split(DataStream<Ingested> ingested) {
        return named(
                ingested.process(new SplitIngested()).setParallelism(ingested.getParallelism()), SplitIngested.UID);
    }

    private SingleOutputStreamOperator<SessionEvent> watch(DataStream<SessionEvent> events) {
        DataStream<SessionEvent> sessionForgets = named(
                events.filter(event -> event.type() == EventType.FORGET && event.attribute(WatchPerson.PERSON) == null),
                "session-forgets");
        return named(
                events.keyBy(WatchPerson::keyOf, Types.LONG)
                        .connect(sessionForgets.broadcast(WatchPerson.FORGOTTEN))
                        .process(new WatchPerson(
                                watchRule(),
                                options.sessionTtl().toMillis(),
                                options.personTtl().toMillis())),
                WatchPerson.UID);
    }

    /** Assistants of one job see the same events, so that of their rules the strictest holds. */
    private WatchSpec watchRule() {
        return assistants.stream()
                .map(assistant -> assistant.admit().watch())
                .reduce(WatchSpec::and)
                .orElse(WatchSpec.UNLESS_REFUSED);
    }

    private DataStream<Turn> perceive(DataStream<SessionEvent> events) {
        SingleOutputStreamOperator<Turn> turns =
                named(events.map(new PerceiveCues(SlotSpec.of(CUES))).returns(Turn.class), PerceiveCues.UID);
        List<SlotSpec> encoders = assistants.stream()
                .map(AssistantSpec::encoder)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (encoders.size() > 1) {
            throw new IllegalArgumentException("assistants of one job name different first-tier encoders: " + encoders
                    + "; run them as jobs of their own");
        }
        return encoders.isEmpty() ? turns : asyncStages.vectors(turns, encoders.get(0));
    }

    private SingleOutputStreamOperator<Observation> observe(DataStream<Turn> turns) {
        return named(
                turns.keyBy(turn -> turn.event().key(), Types.LONG)
                        .process(new ObserveSession(
                                assistants, options.sessionTtl().toMillis())),
                ObserveSession.UID);
    }

    /** Evidence comes by a way of its own: from whoever is asked, or from a log that holds the answers. */
    private DataStream<Arrival> evidence(
            SingleOutputStreamOperator<SessionEvent> events, SingleOutputStreamOperator<Observation> observations) {
        return options.loop().kind().asks()
                ? asyncStages.evidence(observations.getSideOutput(ObserveSession.QUERIES))
                : returnPath.evidence(events.getSideOutput(SplitIngested.EVIDENCE));
    }

    private SingleOutputStreamOperator<Resolution> decide(
            SingleOutputStreamOperator<Observation> observations, DataStream<Arrival> evidence, Control control) {
        DataStream<Arrival> arrivals = named(
                        observations.map(Arrival::of).returns(Arrival.class), "observations-to-decide")
                .union(evidence);
        if (!patterns.isEmpty()) {
            arrivals = arrivals.union(match(observations, control));
        }
        DataStream<ParameterSet> parameters = control.holdsTime()
                ? control.parameters()
                : liveTime.withoutTime(control.parameters(), "parameters-without-time");
        return named(
                arrivals.keyBy(Arrival::key, Types.LONG)
                        .connect(parameters.broadcast(DecideSession.PARAMETERS))
                        .process(new DecideSession(
                                assistants,
                                options.loop().kind(),
                                options.loop().awaitReturn())),
                DecideSession.UID);
    }

    private DataStream<Arrival> match(DataStream<Observation> observations, Control control) {
        DataStream<PatternSpec> changes = control.holdsTime()
                ? control.patterns()
                : liveTime.withoutTime(control.patterns(), "patterns-without-time");
        KeyedStream<MatchEvent, Long> concerned = named(
                        observations.flatMap(new ToMatchEvents()).returns(MatchEvent.class), ToMatchEvents.UID)
                .connect(changes.broadcast(MatchSession.PATTERNS))
                .process(new ConcernedEvents(patterns))
                .uid(ConcernedEvents.UID)
                .name(ConcernedEvents.UID)
                .keyBy(MatchEvent::key, Types.LONG);
        DataStream<Match> found = options.matchEngine() == MatchEngineChoice.PATTERN_STREAM
                ? StockMatch.of(concerned, patterns)
                : named(
                        concerned
                                .connect(changes.broadcast(MatchSession.PATTERNS))
                                .process(new MatchSession(patterns, MatchSession.DEFAULT_MAX_PARTIAL_MATCHES)),
                        MatchSession.UID);
        return named(
                found.map(one -> Arrival.of(one.key(), one.time(), one.signal()))
                        .returns(Arrival.class),
                "matches-to-decide");
    }

    private SingleOutputStreamOperator<Intervention> deliver(
            DataStream<Resolution> answered, DataStream<Observation> observations) {
        DataStream<Parcel> parcels =
                named(observations.map(Parcel::of).returns(Parcel.class), "observations-to-deliver");
        if (options.loop().kind().asks()) {
            parcels = replies(asyncStages.vettedReplies(answered, observations)).union(parcels);
        }
        return named(
                parcels.keyBy(Parcel::key, Types.LONG)
                        .process(new DeliverReply(assistants, options.loop().kind())),
                DeliverReply.UID);
    }

    private DataStream<Parcel> replies(DataStream<VettedReply> replies) {
        long delay = options.respondDelay().toMillis();
        return named(
                replies.map(reply -> Parcel.of(
                                SessionKey.of(
                                        reply.reply().resolution().decision().session()),
                                reply,
                                delay))
                        .returns(Parcel.class),
                "replies-to-deliver");
    }

    private static DataStream<Resolution> audible(DataStream<Resolution> resolutions) {
        return named(
                resolutions.filter(resolution -> resolution.decision().action().isAudible()), "audible");
    }

    private DataStream<Decision> decisions(DataStream<Resolution> resolutions, DataStream<Resolution> answered) {
        return named(
                named(
                                resolutions.filter(resolution ->
                                        !resolution.decision().action().isAudible()),
                                "inaudible")
                        .union(answered)
                        .map(new LogDecision(assistants))
                        .returns(Decision.class),
                LogDecision.UID);
    }

    private static DataStream<DeadLetter> late(SingleOutputStreamOperator<Observation> observations) {
        return named(
                observations
                        .getSideOutput(ObserveSession.LATE)
                        .map(new LateTurns())
                        .returns(TypeInformation.of(DeadLetter.class)),
                LateTurns.UID);
    }

    /** Gives a stage the uid under which its state is found again; two stages never share one. */
    static <T> SingleOutputStreamOperator<T> named(SingleOutputStreamOperator<T> stage, String uid) {
        return stage.uid(uid).name(uid);
    }
}
