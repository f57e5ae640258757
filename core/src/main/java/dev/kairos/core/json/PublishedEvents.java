package dev.kairos.core.json;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.signal.Evidence;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the job publishes, as the session events that come back to it. Event ids follow from what was published, so that
 * a second arrival is a duplicate. An intervention or an outcome carries the time at which it comes back, and beside it
 * the time of which it tells; evidence carries the time at which it was taken, because it came by a shorter way.
 *
 * <p>Whether an event is in this form decides whether it is ours: others may log interventions too, and those are
 * nothing to us.
 */
public final class PublishedEvents {
    private static final String OUTCOME = "outcome@";
    private static final String EVIDENCE = "/evidence@";
    private static final String AT = "at";

    private PublishedEvents() {}

    /**
     * An intervention: said (or dropped) by its assistant; its id is the decision's.
     *
     * @param delay event time after which it comes back
     */
    public static SessionEvent of(Intervention intervention, Duration delay) {
        Intervention.Drop dropped = intervention.dropped();
        Map<String, String> attributes = new TreeMap<>();
        attributes.put(AT, Instant.ofEpochMilli(intervention.time()).toString());
        attributes.put("act", intervention.act());
        attributes.put("delivered", String.valueOf(intervention.delivered()));
        attributes.put("responder", intervention.responder());
        attributes.put("ruling", intervention.verdict().ruling().name());
        attributes.put("guard", intervention.verdict().by());
        attributes.put("fallback", String.valueOf(intervention.fallback()));
        attributes.put("cost", JsonNumbers.write(intervention.cost()));
        put(attributes, "addressee", intervention.addressee());
        put(attributes, "dropped", dropped == null ? null : dropped.name());
        return new SessionEvent(
                intervention.session(),
                intervention.id(),
                intervention.time() + delay.toMillis(),
                EventType.INTERVENTION,
                new Actor(assistantIn(intervention.session(), intervention.id()), Role.AGENT),
                intervention.text(),
                null,
                attributes);
    }

    /**
     * An outcome; it answers its intervention.
     *
     * @param delay event time after which it comes back
     */
    public static SessionEvent of(Outcome outcome, Duration delay) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put(AT, Instant.ofEpochMilli(outcome.time()).toString());
        attributes.put("intervention", outcome.intervention());
        attributes.put("kind", outcome.kind().name());
        attributes.put("reward", JsonNumbers.write(outcome.reward()));
        attributes.put("source", outcome.source());
        put(attributes, "event", outcome.event());
        put(attributes, "addressee", outcome.addressee());
        return new SessionEvent(
                outcome.session(),
                OUTCOME + outcome.intervention(),
                outcome.time() + delay.toMillis(),
                EventType.OUTCOME,
                new Actor(outcome.source(), Role.SYSTEM),
                null,
                outcome.intervention(),
                attributes);
    }

    /**
     * Evidence; it answers the event that was asked about.
     *
     * @param assistant id of the assistant that asked
     */
    public static SessionEvent of(String assistant, Evidence evidence) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("assistant", assistant);
        attributes.put("request", evidence.request());
        attributes.put("event", evidence.event());
        attributes.put("signals", signals(evidence.signals()));
        return new SessionEvent(
                evidence.session(),
                assistant + EVIDENCE + evidence.request(),
                evidence.time(),
                EventType.EVIDENCE,
                new Actor(evidence.by(), Role.TOOL),
                null,
                evidence.event(),
                attributes);
    }

    /** Id of the assistant that an event of ours speaks of; empty if it is none of ours. */
    public static Optional<String> assistant(SessionEvent event) {
        return switch (event.type()) {
            case INTERVENTION -> intervention(event).map(said -> event.actor().id());
            case OUTCOME -> outcome(event).map(one -> assistantIn(event.session(), one.intervention()));
            case EVIDENCE -> evidence(event).map(one -> required(event, "assistant"));
            default -> Optional.empty();
        };
    }

    /** The intervention that came back, without its prompt, candidates and timing; empty if it is none of ours. */
    public static Optional<Intervention> intervention(SessionEvent event) {
        return ours(event, EventType.INTERVENTION, () -> {
            String dropped = event.attribute("dropped");
            if (!assistantIn(event.session(), event.id()).equals(event.actor().id())) {
                throw new IllegalArgumentException(
                        "its id names another assistant than " + event.actor().id());
            }
            return new Intervention(
                    event.id(),
                    event.session(),
                    time(event),
                    event.attribute("addressee"),
                    required(event, "act"),
                    event.text(),
                    required(event, "responder"),
                    Boolean.parseBoolean(required(event, "delivered")),
                    dropped == null ? null : Intervention.Drop.valueOf(dropped),
                    null,
                    List.of(),
                    -1,
                    new Verdict(
                            Verdict.Ruling.valueOf(required(event, "ruling")),
                            required(event, "guard"),
                            List.of(),
                            "as logged",
                            null),
                    Boolean.parseBoolean(required(event, "fallback")),
                    Double.parseDouble(required(event, "cost")),
                    Map.of());
        });
    }

    /** The evidence that came back; empty if it is none of ours. */
    public static Optional<Evidence> evidence(SessionEvent event) {
        return ours(event, EventType.EVIDENCE, () -> {
            required(event, "assistant");
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
        });
    }

    /** The outcome that came back; empty if it is none of ours. */
    public static Optional<Outcome> outcome(SessionEvent event) {
        return ours(event, EventType.OUTCOME, () -> {
            String intervention = required(event, "intervention");
            assistantIn(event.session(), intervention);
            return new Outcome(
                    intervention,
                    event.session(),
                    Outcome.Kind.valueOf(required(event, "kind")),
                    Double.parseDouble(required(event, "reward")),
                    required(event, "source"),
                    event.attribute("event"),
                    time(event),
                    event.attribute("addressee"));
        });
    }

    private static <T> Optional<T> ours(SessionEvent event, EventType type, Supplier<T> reading) {
        if (event.type() != type) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException | DateTimeParseException foreign) {
            return Optional.empty();
        }
    }

    private static long time(SessionEvent event) {
        return Instant.parse(required(event, AT)).toEpochMilli();
    }

    /** Scores are written to their last bit, because decisions are compared with thresholds. */
    private static String signals(List<Signal> signals) {
        String object = JsonLine.of(line -> line.objects("signals", signals, (element, signal) -> element.text(
                        "type", signal.type().name())
                .text("score", Double.toString(signal.score()))
                .text("by", signal.by())
                .texts("evidence", signal.evidence())
                .integer("validUntil", signal.validUntil())));
        return object.substring("{\"signals\":".length(), object.length() - 1);
    }

    private static Signal signal(JsonFields fields) {
        return new Signal(
                fields.choice("type", SignalType.class),
                Double.parseDouble(fields.text("score")),
                fields.text("by"),
                fields.texts("evidence"),
                fields.time("validUntil"));
    }

    /** A decision id is session/assistant/what opened the point. */
    private static String assistantIn(String session, String decision) {
        String prefix = session + "/";
        int end = decision.startsWith(prefix) ? decision.indexOf('/', prefix.length()) : -1;
        if (end < 0) {
            throw new IllegalArgumentException("id of an intervention in session '" + session + "' is '" + decision
                    + "', expected session/assistant/point");
        }
        return decision.substring(prefix.length(), end);
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
