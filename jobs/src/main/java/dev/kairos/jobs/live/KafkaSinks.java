package dev.kairos.jobs.live;

import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.json.DeadLetterJson;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.json.OutcomeJson;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.jobs.topology.Sinks;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/**
 * All outputs, and what comes back as events, through one transactional sink: what a subtask wrote between two
 * checkpoints is seen whole or not at all, on every topic.
 */
final class KafkaSinks implements Sinks {
    static final String UID = "kafka-sink";

    private final LiveConfiguration configuration;
    private final List<DataStream<OutputRecord>> outputs = new ArrayList<>();

    KafkaSinks(LiveConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public void decisions(DataStream<Decision> decisions) {
        String topic = configuration.topics().decisions();
        boolean logsWaiting = configuration.logsWaiting();
        DataStream<Decision> logged = decisions
                .filter(decision -> logsWaiting || decision.action() != Action.WAIT)
                .uid("decisions-logged")
                .name("decisions-logged");
        add(logged, decision -> record(topic, decision.session(), DecisionJson.write(decision)), "decisions");
    }

    @Override
    public void interventions(DataStream<Intervention> interventions) {
        String topic = configuration.topics().interventions();
        add(interventions, said -> record(topic, said.session(), InterventionJson.write(said)), "interventions");
    }

    @Override
    public void outcomes(DataStream<Outcome> outcomes) {
        String topic = configuration.topics().outcomes();
        add(outcomes, outcome -> record(topic, outcome.session(), OutcomeJson.write(outcome)), "outcomes");
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> deadLetters) {
        String topic = configuration.topics().deadLetters();
        add(deadLetters, letter -> record(topic, null, DeadLetterJson.write(letter)), "dead-letters");
    }

    /** What came on the topic of control and could not be used. */
    void refusals(DataStream<DeadLetter> refusals) {
        String topic = configuration.topics().deadLetters();
        add(refusals, letter -> record(topic, null, DeadLetterJson.write(letter)), "refusals");
    }

    @Override
    public void returned(DataStream<SessionEvent> events) {
        String topic = configuration.topics().events();
        add(events, event -> record(topic, event.session(), SessionEventJson.write(event)), "returned");
    }

    private static OutputRecord record(String topic, @Nullable String key, String value) {
        return new OutputRecord(topic, key, value);
    }

    private <T> void add(DataStream<T> records, MapFunction<T, OutputRecord> write, String name) {
        outputs.add(records.map(write)
                .returns(OutputRecord.class)
                .uid(name + "-to-kafka")
                .name(name + "-to-kafka"));
    }

    /** Puts the sink in place, once everything has been added. */
    void close() {
        DataStream<OutputRecord> first = outputs.get(0);
        List<DataStream<OutputRecord>> others = outputs.subList(1, outputs.size());
        @SuppressWarnings({"unchecked", "rawtypes"}) // as DataStream.union wants it
        DataStream<OutputRecord> all = first.union(others.toArray(new DataStream[0]));
        KafkaAccess kafka = configuration.kafka();
        all.sinkTo(KafkaSink.<OutputRecord>builder()
                        .setKafkaProducerConfig(kafka.producer())
                        .setRecordSerializer(
                                new OutputSerializer(configuration.topics().written()))
                        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                        .setTransactionalIdPrefix(kafka.transactionalIdPrefix())
                        // ids are used again: at a checkpoint a second, ever new ones would pile up at the brokers
                        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                        .build())
                .uid(UID)
                .name(UID);
    }
}
