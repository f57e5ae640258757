package dev.kairos.operators.perceive;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.slot.CueExtractor;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Turn;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** PERCEIVE, first half: counts the cues of every event. Stateless. */
public final class PerceiveCues extends RichMapFunction<SessionEvent, Turn> {
    public static final String UID = "perceive-cues";
    private static final long serialVersionUID = 1L;
    private static final float[] NO_VECTOR = new float[0];

    private final SlotSpec extractorSpec;
    private transient CueExtractor extractor;

    public PerceiveCues(SlotSpec extractorSpec) {
        this.extractorSpec = extractorSpec;
    }

    @Override
    public void open(OpenContext context) {
        extractor = SlotCatalog.load().create(CueExtractor.class, extractorSpec);
    }

    @Override
    public Turn map(SessionEvent event) {
        return new Turn(event, extractor.extract(event), NO_VECTOR);
    }
}
