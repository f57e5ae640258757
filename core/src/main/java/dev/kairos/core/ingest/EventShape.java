package dev.kairos.core.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a session event, checked by hand: a general JSON Schema validator was measured at 1.2 microseconds an
 * event, a quarter of what the whole parser takes, and does not say what is allowed. It accepts exactly what
 * {@code schemas/session-event.schema.json} accepts; a property test holds the two together.
 */
final class EventShape {
    private static final List<String> REQUIRED = List.of("v", "session", "id", "time", "type", "actor");
    private static final Set<String> FIELDS =
            new TreeSet<>(List.of("v", "session", "id", "time", "type", "actor", "text", "replyTo", "attributes"));
    private static final Set<String> ACTOR_FIELDS = new TreeSet<>(List.of("id", "role"));
    private static final Set<String> TYPES = namesOf(EventType.values());
    private static final Set<String> ROLES = namesOf(Role.values());

    private EventShape() {}

    /** What is wrong with the record, with what is allowed; null if nothing is. */
    static @Nullable String problem(JsonNode record) {
        if (!record.isObject()) {
            return "the record is " + kind(record) + ", expected a JSON object";
        }
        for (String name : REQUIRED) {
            if (!record.has(name)) {
                return "field '" + name + "' is missing; required: " + REQUIRED;
            }
        }
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            String problem = problem(field.getKey(), field.getValue());
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable String problem(String name, JsonNode value) {
        return switch (name) {
            case "v" -> isOne(value) ? null : wrong(name, value, "1");
            case "session", "id" -> value.isTextual() ? null : wrong(name, value, "a string");
            case "time" -> isTime(value) ? null : wrong(name, value, "ISO 8601 text or epoch milliseconds");
            case "type" -> isOneOf(TYPES, value) ? null : wrong(name, value, "one of " + TYPES);
            case "actor" -> actorProblem(value);
            case "text", "replyTo" ->
                value.isTextual() || value.isNull() ? null : wrong(name, value, "a string or null");
            case "attributes" -> value.isObject() ? null : wrong(name, value, "an object");
            default ->
                "field '" + Excerpt.of(name) + "' is unknown; allowed: " + FIELDS
                        + ", and further properties under 'attributes'";
        };
    }

    private static @Nullable String actorProblem(JsonNode actor) {
        if (!actor.isObject()) {
            return wrong("actor", actor, "an object with 'id' and 'role'");
        }
        if (!actor.path("id").isTextual()) {
            return wrong("actor.id", actor.path("id"), "a string");
        }
        if (!isOneOf(ROLES, actor.path("role"))) {
            return wrong("actor.role", actor.path("role"), "one of " + ROLES);
        }
        for (Iterator<String> names = actor.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!ACTOR_FIELDS.contains(name)) {
                return "field 'actor." + Excerpt.of(name) + "' is unknown; allowed: " + ACTOR_FIELDS;
            }
        }
        return null;
    }

    private static boolean isOne(JsonNode value) {
        return value.isNumber() && value.decimalValue().compareTo(BigDecimal.ONE) == 0;
    }

    private static boolean isTime(JsonNode value) {
        return value.isTextual() || value.isIntegralNumber() || isWhole(value);
    }

    /** As JSON Schema sees it, 1.0 and 1e3 are integers too. */
    private static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static boolean isOneOf(Set<String> allowed, JsonNode value) {
        return value.isTextual() && allowed.contains(value.textValue());
    }

    private static String wrong(String name, JsonNode value, String allowed) {
        String found = value.isContainerNode() || value.isMissingNode() ? kind(value) : Excerpt.of(value.asText());
        return "field '" + name + "' is '" + found + "', expected " + allowed;
    }

    private static String kind(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> namesOf(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
