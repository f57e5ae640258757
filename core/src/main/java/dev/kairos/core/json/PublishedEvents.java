package dev.kairos.core.json;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.signal.Evidence;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the job publishes, as the session events that come back to it. Event ids follow from what was published, so that
 * a second arrival is a duplicate.
 */
public final class PublishedEvents {
    private static final String OUTCOME = "outcome@";
    private static final String EVIDENCE = "evidence@";

    private PublishedEvents() {}

    /** An intervention: said (or dropped) by its assistant; its id is the decision's. */
    public static SessionEvent of(Intervention intervention) {
        Intervention.Drop dropped = intervention.dropped();
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("act", intervention.act());
        attributes.put("delivered", String.valueOf(intervention.delivered()));
        attributes.put("responder", intervention.responder());
        put(attributes, "addressee", intervention.addressee());
        put(attributes, "dropped", dropped == null ? null : dropped.name());
        return new SessionEvent(
                intervention.session(),
                intervention.id(),
                intervention.time(),
                EventType.INTERVENTION,
                new Actor(assistantOf(intervention), Role.AGENT),
                intervention.text(),
                null,
                attributes);
    }

    /** An outcome; it answers its intervention. */
    public static SessionEvent of(Outcome outcome) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("intervention", outcome.intervention());
        attributes.put("kind", outcome.kind().name());
        attributes.put("reward", JsonNumbers.write(outcome.reward()));
        attributes.put("source", outcome.source());
        put(attributes, "event", outcome.event());
        return new SessionEvent(
                outcome.session(),
                OUTCOME + outcome.intervention(),
                outcome.time(),
                EventType.OUTCOME,
                new Actor(outcome.source(), Role.SYSTEM),
                null,
                outcome.intervention(),
                attributes);
    }

    /** Evidence; it answers the event that was asked about. */
    public static SessionEvent of(Evidence evidence) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("request", evidence.request());
        attributes.put("event", evidence.event());
        attributes.put("signals", signals(evidence.signals()));
        return new SessionEvent(
                evidence.session(),
                EVIDENCE + evidence.request(),
                evidence.time(),
                EventType.EVIDENCE,
                new Actor(evidence.by(), Role.TOOL),
                null,
                evidence.event(),
                attributes);
    }

    /**
     * The evidence that came back.
     *
     * @throws IllegalArgumentException if the event is no evidence of ours
     */
    public static Evidence evidence(SessionEvent event) {
        List<Signal> signals = JsonFields.of(
                        "evidence " + event.id(), "{\"signals\":" + required(event, "signals") + "}")
                .objects("signals", PublishedEvents::signal);
        return new Evidence(
                event.session(),
                required(event, "request"),
                event.time(),
                event.actor().id(),
                required(event, "event"),
                signals);
    }

    /**
     * The outcome that came back.
     *
     * @throws IllegalArgumentException if the event is no outcome of ours
     */
    public static Outcome outcome(SessionEvent event) {
        return new Outcome(
                required(event, "intervention"),
                event.session(),
                Outcome.Kind.valueOf(required(event, "kind")),
                Double.parseDouble(required(event, "reward")),
                required(event, "source"),
                event.attribute("event"),
                event.time());
    }

    private static String signals(List<Signal> signals) {
        String object = JsonLine.of(line -> line.objects("signals", signals, (element, signal) -> element.text(
                        "type", signal.type().name())
                .number("score", signal.score())
                .text("by", signal.by())
                .texts("evidence", signal.evidence())
                .integer("validUntil", signal.validUntil())));
        return object.substring("{\"signals\":".length(), object.length() - 1);
    }

    private static Signal signal(JsonFields fields) {
        return new Signal(
                fields.choice("type", SignalType.class),
                fields.number("score"),
                fields.text("by"),
                fields.texts("evidence"),
                fields.time("validUntil"));
    }

    /** A decision id is session/assistant/what opened the point. */
    private static String assistantOf(Intervention intervention) {
        String prefix = intervention.session() + "/";
        String id = intervention.id();
        int end = id.startsWith(prefix) ? id.indexOf('/', prefix.length()) : -1;
        if (end < 0) {
            throw new IllegalArgumentException("id of an intervention in session '" + intervention.session() + "' is '"
                    + id + "', expected session/assistant/point");
        }
        return id.substring(prefix.length(), end);
    }

    private static String required(SessionEvent event, String attribute) {
        String value = event.attribute(attribute);
        if (value == null) {
            throw new IllegalArgumentException(event.type() + " '" + event.id() + "' of session '" + event.session()
                    + "' has no attribute '" + attribute + "'");
        }
        return value;
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
