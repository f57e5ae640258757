package dev.kairos.jobs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import org.apache.flink.util.Collector;

/** The least that any such job has to do: parse, key by session, update one value, write a line per event. */
final class BareJob {
    private BareJob() {}

    static void define(StreamExecutionEnvironment environment, Path recording, Path target) {
        FileSource<String> source = FileSource.forRecordStreamFormat(
                        new TextLineInputFormat(), new org.apache.flink.core.fs.Path(recording.toUri()))
                .build();
        FileSink<String> sink = FileSink.forRowFormat(
                        new org.apache.flink.core.fs.Path(target.toUri()), new SimpleStringEncoder<String>("UTF-8"))
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "lines")
                .uid("lines")
                .map(new Parse())
                .uid("parse")
                .keyBy(event -> event.f0, Types.STRING)
                .process(new CountEvents())
                .uid("count")
                .sinkTo(sink)
                .uid("written");
    }

    /** Session, id and text of an event. */
    private static final class Parse implements MapFunction<String, Tuple3<String, String, String>> {
        private static final long serialVersionUID = 1L;
        private static final JsonMapper JSON = JsonMapper.builder().build();

        @Override
        public Tuple3<String, String, String> map(String line) throws Exception {
            JsonNode event = JSON.readTree(line);
            return Tuple3.of(
                    event.path("session").asText(),
                    event.path("id").asText(),
                    event.path("text").asText());
        }
    }

    /** Counts the events of a session. */
    private static final class CountEvents
            extends KeyedProcessFunction<String, Tuple3<String, String, String>, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> counts;

        @Override
        public void open(OpenContext context) {
            counts = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Tuple3<String, String, String> event, Context context, Collector<String> out)
                throws Exception {
            Long before = counts.value();
            long now = before == null ? 1 : before + 1;
            counts.update(now);
            out.collect("{\"session\":\"" + event.f0 + "\",\"id\":\"" + event.f1 + "\",\"count\":" + now + "}");
        }
    }
}
