package dev.kairos.jobs.live;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics, as the brokers have them. */
public final class KafkaTopics {
    private static final String PATIENCE_MILLIS = "20000";

    private KafkaTopics() {}

    /**
     * Creates the topics that are not there yet.
     *
     * @return partitions of the topic of events
     * @throws ExecutionException if the brokers do not answer, or refuse
     */
    public static int prepare(LiveConfiguration configuration) throws ExecutionException, InterruptedException {
        KafkaAccess kafka = configuration.kafka();
        LiveConfiguration.Topics topics = configuration.topics();
        Properties properties = kafka.client();
        properties.putIfAbsent("default.api.timeout.ms", PATIENCE_MILLIS);
        properties.putIfAbsent("request.timeout.ms", PATIENCE_MILLIS);
        Set<String> missing = new TreeSet<>(List.of(
                topics.events(),
                topics.decisions(),
                topics.interventions(),
                topics.outcomes(),
                topics.deadLetters(),
                topics.control()));
        try (Admin admin = Admin.create(properties)) {
            missing.removeAll(admin.listTopics().names().get());
            create(admin, missing, kafka);
            return admin.describeTopics(List.of(topics.events()))
                    .topicNameValues()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            throw new ExecutionException(
                    "the Kafka brokers at " + kafka.brokers()
                            + " do not answer as needed; check kafka.brokers and kafka.properties, or start a broker"
                            + " with scripts/kafka start",
                    e.getCause());
        }
    }

    private static void create(Admin admin, Set<String> missing, KafkaAccess kafka)
            throws ExecutionException, InterruptedException {
        Map<String, KafkaFuture<Void>> created = admin.createTopics(missing.stream()
                        .map(topic -> new NewTopic(topic, kafka.partitions(), (short) kafka.replication()))
                        .toList())
                .values();
        for (KafkaFuture<Void> one : created.values()) {
            try {
                one.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
