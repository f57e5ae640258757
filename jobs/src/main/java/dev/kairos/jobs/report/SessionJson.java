package dev.kairos.jobs.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.slot.Gold;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events, gold and decisions as the report's script reads them: what is null, empty or told elsewhere is left out. */
final class SessionJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OffensiveWords offensive = new OffensiveWords();

    ObjectNode turn(SessionEvent event) {
        ObjectNode node = object();
        node.put("id", event.id()).put("time", event.time());
        node.put("type", event.type().name());
        node.put("who", event.actor().id()).put("role", event.actor().role().name());
        put(node, "text", event.text());
        put(node, "replyTo", event.replyTo());
        if (!event.type().isContent() && !event.attributes().isEmpty()) {
            ObjectNode attributes = node.putObject("attributes");
            event.attributes().forEach(attributes::put);
        }
        flag(node, "offensive", offensive.in(event.text()));
        return node;
    }

    ObjectNode gold(Gold gold) {
        ObjectNode node = object();
        node.put("kind", gold.kind().name());
        put(node, "from", gold.from());
        put(node, "to", gold.to());
        put(node, "event", gold.event());
        put(node, "value", gold.value());
        return node;
    }

    /**
     * One decision.
     *
     * @param steps names the steps of patterns
     * @param isMatching whether what was said lies in a wanted span; null where nothing was said or nobody said what was
     *     wanted
     */
    ObjectNode decision(
            Decision decision, Explanation explanation, RunLog log, StepNames steps, @Nullable Boolean isMatching) {
        ObjectNode node = object();
        node.put("point", decision.point()).put("time", decision.time());
        put(node, "event", decision.event());
        node.put("action", decision.action().name());
        put(node, "act", decision.act());
        node.put("fate", explanation.fate().name());
        number(node, "score", decision.score());
        number(node, "threshold", decision.threshold());
        node.put("headline", explanation.headline()).put("why", explanation.why());
        ArrayNode changes = node.putArray("changes");
        explanation.changes().forEach(changes::add);
        weighed(node, decision, steps);
        put(node, "to", decision.addressee());
        put(node, "suppressedBy", decision.suppressedBy());
        put(node, "deferredUntil", decision.deferredUntil());
        put(node, "goal", decision.goal());
        put(node, "belief", decision.belief());
        if (decision.parameters() != 0) {
            node.put("parameters", decision.parameters());
        }
        if (isMatching != null) {
            node.put("wanted", isMatching);
        }
        followed(node, log.intervention(decision), log.outcome(decision));
        return node;
    }

    private static void weighed(ObjectNode node, Decision decision, StepNames steps) {
        for (Alternative alternative : decision.alternatives()) {
            ObjectNode one = node.withArray("alternatives").addObject();
            one.put("action", alternative.action().name());
            number(one, "value", alternative.value());
            number(one, "propensity", alternative.propensity());
        }
        for (Signal signal : decision.signals()) {
            ObjectNode one = node.withArray("signals").addObject();
            one.put("type", signal.type().name()).put("by", signal.by());
            number(one, "score", signal.score());
            ArrayNode evidence = one.putArray("evidence");
            signal.evidence().forEach(evidence::add);
            List<String> names = steps.of(signal.by(), signal.evidence().size());
            names.forEach(name -> one.withArray("steps").add(name));
        }
        decision.checks().forEach(check -> {
            ObjectNode one = node.withArray("checks").addObject();
            one.put("id", check.id()).put("ok", check.ok());
            put(one, "value", check.value());
        });
    }

    private void followed(ObjectNode node, @Nullable Intervention intervention, @Nullable Outcome outcome) {
        if (intervention != null) {
            ObjectNode said = parsed(InterventionJson.write(intervention));
            said.remove(List.of("v", "id", "session", "act", "addressee"));
            said.put("time", intervention.time());
            said.remove(said.properties().stream()
                    .filter(field -> field.getValue().isNull())
                    .map(field -> field.getKey())
                    .toList());
            flag(said, "offensive", isOffensive(intervention));
            node.set("intervention", said);
        }
        if (outcome != null) {
            ObjectNode heard = node.putObject("outcome");
            heard.put("kind", outcome.kind().name()).put("source", outcome.source());
            number(heard, "reward", outcome.reward());
            put(heard, "event", outcome.event());
            heard.put("time", outcome.time());
        }
    }

    private boolean isOffensive(Intervention intervention) {
        return offensive.in(intervention.text())
                || offensive.in(intervention.prompt())
                || intervention.candidates().stream().anyMatch(candidate -> offensive.in(candidate.text()));
    }

    private static ObjectNode parsed(String line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (IOException impossible) {
            throw new IllegalStateException("a record of ours that is not JSON: " + line, impossible);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Long value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void flag(ObjectNode node, String name, boolean value) {
        if (value) {
            node.put(name, true);
        }
    }

    /** Six digits are more than a picture shows; what JSON has no number for is left out. */
    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, Math.round(value * 1e6) / 1e6);
        }
    }
}
