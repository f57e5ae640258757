package dev.kairos.jobs.bench;

import dev.kairos.core.event.SessionEvent;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Made-up talk as a bounded stream. */
final class TalkSource {
    private static final String UID = "talk";

    private TalkSource() {}

    static DataStream<SessionEvent> of(StreamExecutionEnvironment environment, List<String> texts, int sessions) {
        String[] all = texts.toArray(String[]::new);
        GeneratorFunction<Long, SessionEvent> event =
                index -> SmallTalk.event(index.intValue(), sessions, all[index.intValue() % all.length]);
        return environment
                .fromSource(
                        new DataGeneratorSource<>(event, all.length, TypeInformation.of(SessionEvent.class)),
                        WatermarkStrategy.noWatermarks(),
                        UID)
                .uid(UID)
                .setParallelism(1);
    }
}
