package dev.kairos.jobs.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.decision.Decision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What two assistants decided at one point of a recording.
 *
 * @param point what opened the point
 * @param a decision of A, or null if it looked at no such point
 * @param b decision of B, or null if it looked at no such point
 */
record Difference(String point, @Nullable Decision a, @Nullable Decision b) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** How they differ. An action that a check kept back was not done. */
    enum Kind {
        ONLY_A,
        ONLY_B,
        OTHER_ACT,
        BOTH,
        NEITHER
    }

    Kind kind() {
        boolean speaksA = wouldSpeak(a);
        boolean speaksB = wouldSpeak(b);
        if (speaksA && speaksB) {
            return what(a).equals(what(b)) ? Kind.BOTH : Kind.OTHER_ACT;
        }
        if (speaksA || speaksB) {
            return speaksA ? Kind.ONLY_A : Kind.ONLY_B;
        }
        return Kind.NEITHER;
    }

    private static boolean wouldSpeak(@Nullable Decision decision) {
        return decision != null && decision.action().isAudible() && decision.admitted();
    }

    private static String what(@Nullable Decision decision) {
        return decision == null ? "" : decision.action() + " " + decision.act();
    }

    /** The decision that there is; A's where there are two. */
    Decision either() {
        if (a != null) {
            return a;
        }
        if (b == null) {
            throw new IllegalStateException("nobody decided at " + point);
        }
        return b;
    }

    /** As a line of {@code differences.jsonl}. */
    ObjectNode json() {
        Decision known = either();
        ObjectNode node = JSON.createObjectNode();
        node.put("v", 1)
                .put("kind", kind().name())
                .put("session", known.session())
                .put("point", point);
        node.put("time", TIME.format(Instant.ofEpochMilli(known.time())));
        node.set("a", decision(a));
        node.set("b", decision(b));
        return node;
    }

    private static JsonNode decision(@Nullable Decision decision) {
        if (decision == null) {
            return JSON.nullNode();
        }
        ObjectNode node = JSON.createObjectNode();
        node.put("id", decision.id()).put("action", decision.action().name()).put("act", decision.act());
        node.put("admitted", decision.admitted()).put("suppressedBy", decision.suppressedBy());
        number(node, "score", decision.score());
        number(node, "threshold", decision.threshold());
        return node.put("reason", decision.reason());
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
