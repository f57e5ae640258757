package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Runs both engines over the same arrivals.
 *
 * @param events events in order of arrival, the last of which moves the watermark beyond all of them
 * @param watermarkEvery events from one watermark to the next
 * @param bound disorder that watermarks allow, ms
 */
record ParityJob(List<MatchEvent> events, int watermarkEvery, int bound) {
    private static final String END = "end";

    List<String> ours(List<PatternSpec> patterns, String backend, int parallelism) throws Exception {
        DataStream<MatchEvent> arrivals = arrivals(environment(backend, parallelism));
        PatternSpec known = patterns.get(0);
        // on the clock of the arrivals: a stream of its own might end after them
        DataStream<PatternSpec> changes = arrivals.filter(
                        event -> event.session().equals(END))
                .map(end -> known)
                .returns(PatternSpec.class);
        return collect(keyed(arrivals)
                .connect(changes.broadcast(MatchSession.PATTERNS))
                .process(new MatchSession(patterns, Integer.MAX_VALUE), TypeInformation.of(Match.class)));
    }

    List<String> stock(List<PatternSpec> patterns) throws Exception {
        return collect(StockMatch.of(keyed(arrivals(environment("hashmap", 1))), patterns));
    }

    private static StreamExecutionEnvironment environment(String backend, int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration).setParallelism(parallelism);
    }

    private static KeyedStream<MatchEvent, Long> keyed(DataStream<MatchEvent> arrivals) {
        return arrivals.keyBy(MatchEvent::key, Types.LONG);
    }

    private DataStream<MatchEvent> arrivals(StreamExecutionEnvironment environment) {
        return environment
                .fromData(events, TypeInformation.of(MatchEvent.class))
                .setParallelism(1)
                .assignTimestampsAndWatermarks(new EveryFew(watermarkEvery, bound))
                .setParallelism(1);
    }

    /** Matches as sorted lines. */
    private static List<String> collect(DataStream<Match> matches) throws Exception {
        List<String> lines = new ArrayList<>();
        try (CloseableIterator<Match> results = matches.executeAndCollect()) {
            results.forEachRemaining(match -> lines.add(match.toString()));
        }
        Collections.sort(lines);
        return lines;
    }

    /** A watermark after every few events; after the last one it passes all events, and a little more. */
    private record EveryFew(int every, int bound) implements WatermarkStrategy<MatchEvent> {
        @Override
        public WatermarkGenerator<MatchEvent> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
            return new WatermarkGenerator<>() {
                private long latest;
                private int count;

                @Override
                public void onEvent(MatchEvent event, long time, WatermarkOutput output) {
                    latest = Math.max(latest, event.time());
                    if (event.session().equals(END)) {
                        output.emitWatermark(new Watermark(latest + bound));
                    } else if (++count % every == 0) {
                        output.emitWatermark(new Watermark(latest - bound - 1));
                    }
                }

                @Override
                public void onPeriodicEmit(WatermarkOutput output) {
                    // the wall clock has no say
                }
            };
        }

        @Override
        public TimestampAssigner<MatchEvent> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
            return (event, time) -> event.time();
        }
    }
}
