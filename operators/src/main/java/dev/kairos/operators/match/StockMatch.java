package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.util.Collector;

/**
 * MATCH on stock Flink CEP, one operator for each pattern: {@code match.engine: pattern-stream}. The matches are those
 * of {@link MatchSession}, which is tested against it. It knows neither FORGET nor END nor new versions, is slow on
 * RocksDB, and lets go of a match that a skip strategy held back at a watermark, which is not the same in each run.
 */
public final class StockMatch {
    /** Prefix of the operators' uids; the pattern's id follows. */
    public static final String UID_PREFIX = "match-stock-";

    private StockMatch() {}

    /**
     * Matches of patterns.
     *
     * @param events events keyed by session
     * @param specs at least one pattern
     * @throws dev.kairos.core.assistant.YamlDocument.InvalidFileException if a text is no pattern
     */
    public static DataStream<Match> of(KeyedStream<MatchEvent, Long> events, Collection<PatternSpec> specs) {
        return specs.stream()
                .map(spec -> matches(events, spec))
                .reduce((one, other) -> one.union(other))
                .orElseThrow(() -> new IllegalArgumentException("no pattern to match; expected at least one"));
    }

    private static DataStream<Match> matches(KeyedStream<MatchEvent, Long> events, PatternSpec spec) {
        return CEP.pattern(events, CompiledPattern.of(spec).pattern(), new ById())
                .process(new ToMatch(spec), TypeInformation.of(Match.class))
                .uid(UID_PREFIX + spec.id());
    }

    /** Order of events of the same time. */
    private static final class ById implements EventComparator<MatchEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(MatchEvent one, MatchEvent other) {
            return MatchEvent.TIME_ORDER.compare(one, other);
        }
    }

    /** Turns what the steps took into a match. */
    private static final class ToMatch extends PatternProcessFunction<MatchEvent, Match> {
        private static final long serialVersionUID = 1L;

        private final PatternSpec spec;
        private transient CompiledPattern pattern;

        ToMatch(PatternSpec spec) {
            this.spec = spec;
        }

        @Override
        public void open(OpenContext context) {
            pattern = CompiledPattern.of(spec);
        }

        @Override
        public void processMatch(Map<String, List<MatchEvent>> steps, Context context, Collector<Match> out) {
            // the input has ended: what its clock never reached did not happen
            if (context.timestamp() != Long.MAX_VALUE) {
                out.collect(pattern.match(steps, context.timestamp()));
            }
        }
    }
}
