package dev.kairos.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.json.RecordSchema;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The check by hand and the published schema are the same check. */
class EventShapePropertyTest {
    private static final RecordSchema.Validator SCHEMA = RecordSchema.SESSION_EVENT.validator();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** One way in which a record differs from a good one: a field set, or taken away if the value is null. */
    private record Change(boolean isOfActor, String field, JsonNode value) {}

    @Property(tries = 10_000)
    void theVerdictIsThatOfTheSchema(@ForAll("records") JsonNode record) {
        String problem = EventShape.problem(record);
        List<String> problems = SCHEMA.problems(record);
        assertThat(problem == null)
                .as("%s: %s against %s", record, problem, problems)
                .isEqualTo(problems.isEmpty());
    }

    @Provide
    Arbitrary<JsonNode> records() {
        Arbitrary<JsonNode> nearlyGood = changes().list().ofMaxSize(3).map(EventShapePropertyTest::changed);
        return Arbitraries.frequencyOf(Tuple.of(9, nearlyGood), Tuple.of(1, values()));
    }

    private static Arbitrary<Change> changes() {
        Arbitrary<String> fields = Arbitraries.of(
                "v", "session", "id", "time", "type", "actor", "text", "replyTo", "attributes", "role", "V", "");
        return Combinators.combine(Arbitraries.of(true, false), fields, values().injectNull(0.2))
                .as(Change::new);
    }

    private static JsonNode changed(List<Change> changes) {
        ObjectNode record = JSON.objectNode();
        record.put("v", 1)
                .put("session", "s")
                .put("id", "e")
                .put("time", 1772619302120L)
                .put("type", "END");
        ObjectNode actor = record.putObject("actor").put("id", "u").put("role", "USER");
        for (Change change : changes) {
            ObjectNode target = change.isOfActor() ? actor : record;
            if (change.value() == null) {
                target.remove(change.field());
            } else {
                target.set(change.field(), change.value());
            }
        }
        return record;
    }

    private static Arbitrary<JsonNode> values() {
        Arbitrary<JsonNode> names = Arbitraries.of(EventType.values()).map(type -> JSON.textNode(type.name()));
        Arbitrary<JsonNode> roles = Arbitraries.of(Role.values()).map(role -> JSON.textNode(role.name()));
        Arbitrary<JsonNode> texts = Arbitraries.strings().ofMaxLength(8).map(JSON::textNode);
        Arbitrary<JsonNode> wholes = Arbitraries.longs().map(JSON::numberNode);
        Arbitrary<JsonNode> decimals = Arbitraries.of("1.0", "1.00", "1.5", "1e3", "-0.0", "1e-3", "1E+2", "0.1e1")
                .map(text -> DecimalNode.valueOf(new BigDecimal(text)));
        Arbitrary<JsonNode> others = Arbitraries.of(
                JSON.nullNode(),
                JSON.booleanNode(true),
                JSON.numberNode(1),
                JSON.numberNode(2),
                JSON.objectNode(),
                JSON.arrayNode(),
                JSON.objectNode().put("id", "u").put("role", "TOOL"),
                JSON.objectNode().put("id", "u").put("role", "tool"),
                JSON.objectNode().put("role", "TOOL"),
                JSON.objectNode().put("a", 1));
        return Arbitraries.oneOf(names, roles, texts, wholes, decimals, others);
    }
}
