package dev.kairos.jobs.live;

import dev.kairos.core.time.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What comes on a topic, as it is committed. */
public final class TopicTail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;

    /**
     * @param kafka how the brokers are reached
     * @param topic topic to look at; it has to be there
     * @param fromBeginning whether what it holds already is wanted too
     */
    public TopicTail(KafkaAccess kafka, String topic, boolean fromBeginning) {
        consumer = new KafkaConsumer<>(kafka.consumer(), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            // positions are looked up now, not at the first poll
            partitions.forEach(consumer::position);
        }
    }

    /**
     * Hands out records until the reader has seen enough.
     *
     * @param reader told each value; false ends the reading
     * @param idle longest time without a record, after which the reading ends; zero for ever
     * @throws InterruptedException if it was stopped
     * @throws ExecutionException if the brokers do not let it read
     */
    public void read(Predicate<String> reader, Duration idle) throws InterruptedException, ExecutionException {
        long heard = WallClock.nanos();
        try {
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    heard = WallClock.nanos();
                    if (record.value() != null && !reader.test(record.value())) {
                        return;
                    }
                }
                if (!idle.isZero() && WallClock.nanos() - heard > idle.toNanos()) {
                    return;
                }
            }
        } catch (org.apache.kafka.common.errors.InterruptException stopped) {
            // it has set the thread's flag again, which closing must not trip over
            Thread.interrupted();
            throw new InterruptedException("stopped");
        } catch (KafkaException failure) {
            throw new ExecutionException("the topic cannot be read", failure);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
