package dev.kairos.jobs.replay;

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
import java.nio.file.Path;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** JSON lines in part files, committed by checkpoints: each record exactly once, whatever fails on the way. */
public final class FileSinks implements Sinks {
    private final Path folder;

    /** @param folder folder under which each output gets a folder of part files */
    public FileSinks(Path folder) {
        this.folder = folder;
    }

    @Override
    public void decisions(DataStream<Decision> decisions) {
        write(decisions, DecisionJson::write, ReplayOutput.DECISIONS);
    }

    @Override
    public void interventions(DataStream<Intervention> interventions) {
        write(interventions, InterventionJson::write, ReplayOutput.INTERVENTIONS);
    }

    @Override
    public void outcomes(DataStream<Outcome> outcomes) {
        write(outcomes, OutcomeJson::write, ReplayOutput.OUTCOMES);
    }

    @Override
    public void returned(DataStream<SessionEvent> events) {
        write(events, SessionEventJson::write, ReplayOutput.RETURNED);
    }

    @Override
    public void deadLetters(DataStream<DeadLetter> deadLetters) {
        write(deadLetters, DeadLetterJson::write, ReplayOutput.DEAD_LETTERS);
    }

    private <T> void write(DataStream<T> records, MapFunction<T, String> json, String name) {
        FileSink<String> sink = FileSink.forRowFormat(
                        new org.apache.flink.core.fs.Path(folder.resolve(name).toUri()),
                        new SimpleStringEncoder<String>("UTF-8"))
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build();
        records.map(json)
                .returns(Types.STRING)
                .uid(name + "-json")
                .name(name + "-json")
                .sinkTo(sink)
                .uid(name)
                .name(name);
    }
}
