package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternSpec;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** MATCH alone, in Flink's test harness. */
final class MatchHarness implements AutoCloseable {
    static final int MAX_PARALLELISM = 16;

    private final KeyedTwoInputStreamOperatorTestHarness<Long, MatchEvent, PatternSpec, Match> harness;

    private MatchHarness(
            List<PatternSpec> patterns, int limit, int parallelism, int index, @Nullable OperatorSubtaskState state)
            throws Exception {
        harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new MatchSession(patterns, limit), List.of(MatchSession.PATTERNS)),
                MatchEvent::key,
                pattern -> 0L,
                Types.LONG,
                MAX_PARALLELISM,
                parallelism,
                index);
        if (state == null) {
            harness.setup();
        } else {
            harness.initializeState(state);
        }
        harness.open();
    }

    static MatchHarness of(PatternSpec... patterns) throws Exception {
        return new MatchHarness(List.of(patterns), MatchSession.DEFAULT_MAX_PARTIAL_MATCHES, 1, 0, null);
    }

    static MatchHarness limited(int limit, PatternSpec... patterns) throws Exception {
        return new MatchHarness(List.of(patterns), limit, 1, 0, null);
    }

    static MatchHarness restored(OperatorSubtaskState state, int parallelism, int index, PatternSpec... patterns)
            throws Exception {
        return new MatchHarness(List.of(patterns), MatchSession.DEFAULT_MAX_PARTIAL_MATCHES, parallelism, index, state);
    }

    MatchHarness events(MatchEvent... events) throws Exception {
        for (MatchEvent event : events) {
            harness.processElement1(new StreamRecord<>(event, event.time()));
        }
        return this;
    }

    MatchHarness pattern(PatternSpec pattern) throws Exception {
        harness.processElement2(new StreamRecord<>(pattern, 0));
        return this;
    }

    MatchHarness watermark(long time) throws Exception {
        harness.processBothWatermarks(new Watermark(time));
        return this;
    }

    OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, 1);
    }

    List<Match> matches() {
        return harness.extractOutputValues();
    }

    /** Evidence of the matches, in order of arrival, each as its ids joined by blanks. */
    List<String> evidence() {
        return matches().stream()
                .map(match -> String.join(" ", match.signal().evidence()))
                .toList();
    }

    <T> List<T> sideOutput(OutputTag<T> tag) {
        List<T> values = new ArrayList<>();
        Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
        if (records != null) {
            records.forEach(record -> values.add(record.getValue()));
        }
        return values;
    }

    /** All bytes of the keyed state in a snapshot, one character each. */
    String stateText() throws Exception {
        StringBuilder text = new StringBuilder();
        for (KeyedStateHandle handle : snapshot().getManagedKeyedState()) {
            try (InputStream bytes = ((StreamStateHandle) handle).openInputStream()) {
                text.append(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    int keyedStateEntries() {
        return harness.numKeyedStateEntries();
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
