package dev.kairos.jobs.replay;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.slot.OutcomeReader;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.jobs.recording.LoggedReturns;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.jobs.topology.TopologyOptions;
import dev.kairos.operators.loop.Loop;
import java.time.Duration;
import java.util.List;

/**
 * One recording through one or more assistants.
 *
 * @param assistants assistants of the job
 * @param patterns patterns that they name
 * @param recording what to replay
 * @param parallelism parallelism of every stage but the source
 * @param options what else can be set
 */
public record Replay(
        List<AssistantSpec> assistants,
        List<PatternSpec> patterns,
        Recording recording,
        int parallelism,
        TopologyOptions options) {

    /**
     * The same replay with the loop that its recording asks for: the log of a run of one of its assistants holds what
     * came back, any other recording has an open loop.
     */
    public Replay withLoopOfRecording() {
        List<String> ids = assistants.stream().map(AssistantSpec::id).toList();
        return withLoop(LoggedReturns.of(recording, ids) ? Loop.RECORDED : Loop.OPEN);
    }

    /** The same replay with another kind of loop. */
    public Replay withLoop(Loop loop) {
        return new Replay(assistants, patterns, recording, parallelism, options.withLoop(loop));
    }

    /**
     * How far events in the recording may lag behind. In the log of a run evidence stands further behind than what happens:
     * it is published at the next checkpoint, within the return delay.
     */
    public Duration disorder() {
        return options.loop().kind() == Loop.RECORDED
                ? options.disorder().plus(options.loop().returnDelay())
                : options.disorder();
    }

    /** How long the clock runs on after the last event: the longest silence mark or outcome horizon. */
    public Duration tail() {
        SlotCatalog catalog = SlotCatalog.load();
        Duration longest = Duration.ZERO;
        for (AssistantSpec assistant : assistants) {
            Duration horizon =
                    catalog.create(OutcomeReader.class, assistant.outcome()).horizon();
            longest = horizon.compareTo(longest) > 0 ? horizon : longest;
            for (Duration mark : assistant.silenceMarks()) {
                longest = mark.compareTo(longest) > 0 ? mark : longest;
            }
        }
        return longest;
    }
}
