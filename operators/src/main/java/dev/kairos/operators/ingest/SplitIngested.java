package dev.kairos.operators.ingest;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.Ingested;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Parts what was ingested: events go on, dead letters and returned evidence leave at the side, clock records end here
 * (their watermark has gone ahead). Counts events, and dead letters by reason.
 *
 * <p>It stays beside its source, where the watermark depends on what that source read and on nothing else, and so says
 * what is late: behind a shuffle that would depend on which task is ahead. Evidence is never too late, as it is taken when
 * it comes. A late wish to be forgotten is granted at the first moment that is not late; a late consent goes on with a
 * mark, for the person's account only.
 */
public final class SplitIngested extends ProcessFunction<Ingested, SessionEvent> {
    public static final String UID = "split-ingested";
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

    /** Evidence that the job published and that came back. It passes OBSERVE by, as it did when it was new. */
    public static final OutputTag<SessionEvent> EVIDENCE =
            new OutputTag<>("evidence", TypeInformation.of(SessionEvent.class));

    private static final long serialVersionUID = 1L;

    private transient Counter events;
    private transient Map<DeadLetter.Reason, Counter> deadLetters;

    @Override
    public void open(OpenContext context) {
        MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("ingest");
        events = group.counter("events");
        deadLetters = new EnumMap<>(DeadLetter.Reason.class);
        for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
            String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            deadLetters.put(reason, group.addGroup("reason", name).counter("dead-letters"));
        }
    }

    @Override
    public void processElement(Ingested ingested, Context context, Collector<SessionEvent> out) {
        SessionEvent event = ingested.event();
        long watermark = context.timerService().currentWatermark();
        if (event != null && event.time() <= watermark && event.type() != EventType.EVIDENCE) {
            late(event, watermark, context, out);
        } else if (event != null) {
            events.inc();
            pass(event, context, out);
        } else if (ingested.deadLetter() != null) {
            count(ingested.deadLetter().reason());
            context.output(DEAD_LETTERS, ingested.deadLetter());
        }
    }

    private void late(SessionEvent event, long watermark, Context context, Collector<SessionEvent> out) {
        switch (event.type()) {
            case FORGET -> {
                events.inc();
                out.collect(LateEvents.granted(event, watermark));
            }
            case CONSENT -> {
                events.inc();
                out.collect(LateEvents.marked(event));
            }
            default -> {
                count(DeadLetter.Reason.LATE);
                context.output(DEAD_LETTERS, LateEvents.deadLetter(event));
            }
        }
    }

    private static void pass(SessionEvent event, Context context, Collector<SessionEvent> out) {
        if (event.type() == EventType.EVIDENCE) {
            context.output(EVIDENCE, event);
        } else {
            out.collect(event);
        }
    }

    private void count(DeadLetter.Reason reason) {
        Counter counter = deadLetters.get(reason);
        if (counter != null) {
            counter.inc();
        }
    }
}
