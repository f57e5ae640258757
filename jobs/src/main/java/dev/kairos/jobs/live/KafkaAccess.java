package dev.kairos.jobs.live;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * How the brokers are reached, and what the job is called there.
 *
 * @param brokers host:port, several with commas between them
 * @param group consumer group of the job
 * @param start where a job without checkpoint begins
 * @param partitions partitions of topics that are created
 * @param replication copies of each such partition
 * @param transactionalIdPrefix begins the ids of transactions
 * @param transactionTimeout longest time from a record to its commit
 * @param properties further properties of clients; secrets are references, resolved by the client itself
 */
public record KafkaAccess(
        String brokers,
        String group,
        Start start,
        int partitions,
        int replication,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        Map<String, String> properties)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Properties on which exactly-once rests, and which therefore are not a person's to set. */
    public static final List<String> RESERVED = List.of(
            "bootstrap.servers",
            "group.id",
            "isolation.level",
            "enable.auto.commit",
            "auto.offset.reset",
            "transactional.id",
            "transaction.timeout.ms",
            "enable.idempotence",
            "acks",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer");

    public KafkaAccess {
        properties = new TreeMap<>(properties);
    }

    /** Where a job without checkpoint begins. */
    public enum Start {
        COMMITTED,
        EARLIEST,
        LATEST
    }

    /** Properties of any client. */
    public Properties client() {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", brokers);
        client.setProperty("config.providers", "env,file");
        client.setProperty("config.providers.env.class", EnvVarConfigProvider.class.getName());
        client.setProperty("config.providers.file.class", FileConfigProvider.class.getName());
        client.putAll(properties);
        return client;
    }

    /** Properties of a consumer that sees committed records only. */
    public Properties consumer() {
        Properties consumer = client();
        consumer.setProperty("isolation.level", "read_committed");
        return consumer;
    }

    /** Properties of a transactional producer. */
    public Properties producer() {
        Properties producer = client();
        producer.setProperty("acks", "all");
        producer.setProperty("transaction.timeout.ms", String.valueOf(transactionTimeout.toMillis()));
        return producer;
    }
}
