package dev.kairos.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.signal.Signal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON lines, fields in the order of the record reference: absent values are written as null, times as ISO
 * 8601 in UTC with milliseconds, numbers with at most six significant digits, maps by key.
 */
public final class RecordLines {
    private static final int VERSION = 1;
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecordLines() {}

    public static String of(SessionEvent event) {
        ObjectNode node = start();
        node.put("session", event.session()).put("id", event.id()).put("time", iso(event.time()));
        node.put("type", event.type().name());
        node.putObject("actor")
                .put("id", event.actor().id())
                .put("role", event.actor().role().name());
        node.put("text", event.text()).put("replyTo", event.replyTo());
        ObjectNode attributes = node.putObject("attributes");
        new TreeMap<>(event.attributes()).forEach(attributes::put);
        return text(node);
    }

    public static String of(Decision decision) {
        ObjectNode node = start();
        node.put("id", decision.id()).put("session", decision.session()).put("time", iso(decision.time()));
        node.put("event", decision.event());
        node.put("action", decision.action().name()).put("act", decision.act());
        node.put("score", rounded(decision.score())).put("threshold", rounded(decision.threshold()));
        node.put("reason", decision.reason());
        ArrayNode alternatives = node.putArray("alternatives");
        decision.alternatives().forEach(one -> alternatives
                .addObject()
                .put("action", one.action().name())
                .put("value", rounded(one.value()))
                .put("propensity", rounded(one.propensity())));
        ArrayNode signals = node.putArray("signals");
        decision.signals().forEach(signal -> put(signals.addObject(), signal));
        node.put("addressee", decision.addressee()).put("admitted", decision.admitted());
        node.put("suppressedBy", decision.suppressedBy());
        node.put("deferredUntil", decision.deferredUntil() == null ? null : iso(decision.deferredUntil()));
        ArrayNode checks = node.putArray("checks");
        decision.checks().forEach(check -> checks.addObject()
                .put("id", check.id())
                .put("ok", check.ok())
                .put("value", check.value()));
        node.put("goal", decision.goal()).put("belief", decision.belief());
        node.put("assistant", decision.assistant()).put("parameters", decision.parameters());
        return text(node);
    }

    public static String of(Intervention one) {
        ObjectNode node = start();
        node.put("id", one.id()).put("session", one.session()).put("time", iso(one.time()));
        node.put("addressee", one.addressee()).put("act", one.act()).put("text", one.text());
        node.put("responder", one.responder()).put("delivered", one.delivered());
        node.put("dropped", one.dropped() == null ? null : one.dropped().name());
        node.put("prompt", one.prompt());
        ArrayNode candidates = node.putArray("candidates");
        one.candidates().forEach(candidate -> put(candidates.addObject(), candidate));
        node.put("chosen", one.chosen());
        ObjectNode verdict = node.putObject("verdict");
        verdict.put("ruling", one.verdict().ruling().name())
                .put("by", one.verdict().by());
        ArrayNode categories = verdict.putArray("categories");
        one.verdict().categories().forEach(categories::add);
        verdict.put("explanation", one.verdict().explanation());
        node.put("fallback", one.fallback()).put("cost", rounded(one.cost()));
        ObjectNode timing = node.putObject("timing");
        new TreeMap<>(one.timing()).forEach(timing::put);
        return text(node);
    }

    public static String of(Outcome outcome) {
        ObjectNode node = start();
        node.put("intervention", outcome.intervention()).put("session", outcome.session());
        node.put("kind", outcome.kind().name()).put("reward", rounded(outcome.reward()));
        node.put("source", outcome.source()).put("event", outcome.event()).put("time", iso(outcome.time()));
        return text(node);
    }

    public static String of(DeadLetter letter) {
        ObjectNode node = start();
        node.put("reason", letter.reason().name()).put("message", letter.message());
        ObjectNode source = node.putObject("source");
        Integer partition = letter.origin().partition();
        source.put(partition == null ? "file" : "topic", letter.origin().source());
        source.put("partition", partition);
        source.put(partition == null ? "line" : "offset", letter.origin().position());
        node.put("raw", letter.raw()).put("base64", letter.base64());
        return text(node);
    }

    private static void put(ObjectNode node, Signal signal) {
        node.put("type", signal.type().name())
                .put("score", rounded(signal.score()))
                .put("by", signal.by());
        ArrayNode evidence = node.putArray("evidence");
        signal.evidence().forEach(evidence::add);
    }

    private static void put(ObjectNode node, Candidate candidate) {
        node.put("text", candidate.text());
        ObjectNode scores = node.putObject("scores");
        for (Map.Entry<String, Double> score : new TreeMap<>(candidate.scores()).entrySet()) {
            scores.put(score.getKey(), rounded(score.getValue()));
        }
        node.put("guard", candidate.guard());
    }

    private static ObjectNode start() {
        return JSON.createObjectNode().put("v", VERSION);
    }

    private static String iso(long time) {
        return ISO.format(Instant.ofEpochMilli(time));
    }

    /** Six significant digits; null for what JSON cannot write. */
    private static @Nullable BigDecimal rounded(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal exact = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return exact.scale() < 1 ? exact.setScale(1) : exact;
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }
}
