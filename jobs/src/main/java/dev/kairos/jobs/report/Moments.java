package dev.kairos.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.slot.Gold;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader may start: of each kind of moment the plainest one. Floors, which speak or are silent whatever happens,
 * are left out unless there is nothing else.
 */
final class Moments {
    /** Kinds of moments, in the order in which they are shown. */
    private enum Kind {
        SPOKE_WHERE_WANTED,
        SPOKE_WHERE_NOT_WANTED,
        MISSED,
        KEPT_BACK,
        HELD,
        DROPPED,
        SPOKE,
        NEARLY
    }

    private final boolean floorsCount;
    private final Map<Kind, Moment> best = new EnumMap<>(Kind.class);

    /** @param floorsCount whether floors are looked at too */
    Moments(boolean floorsCount) {
        this.floorsCount = floorsCount;
    }

    /** @param weight the larger, the plainer */
    private record Moment(String part, int run, Decision decision, double weight) {}

    /** Looks at what one assistant did in one session. */
    void consider(String part, SessionRun run) {
        int number = run.source().number();
        if (run.source().acts().isEmpty() && !floorsCount) {
            return;
        }
        for (int i = 0; i < run.decisions().size(); i++) {
            Decision decision = run.decisions().get(i);
            Kind kind = kind(run, i);
            if (kind != null) {
                offer(kind, new Moment(part, number, decision, weight(kind, decision)));
            }
        }
        if (run.matching() != null) {
            for (Gold span : run.matching().missed()) {
                Decision nearest = nearest(run, span);
                if (nearest != null) {
                    offer(Kind.MISSED, new Moment(part, number, nearest, nearest.score()));
                }
            }
        }
    }

    private static @Nullable Kind kind(SessionRun run, int index) {
        Decision decision = run.decisions().get(index);
        return switch (run.fates().get(index)) {
            case SAID -> {
                Boolean wanted = run.isWanted(index);
                yield wanted == null ? Kind.SPOKE : wanted ? Kind.SPOKE_WHERE_WANTED : Kind.SPOKE_WHERE_NOT_WANTED;
            }
            case DROPPED -> Kind.DROPPED;
            case SUPPRESSED, DEFERRED -> Kind.KEPT_BACK;
            case HELD -> Kind.HELD;
            case WAITED -> decision.signals().isEmpty() ? null : Kind.NEARLY;
            default -> null;
        };
    }

    /** The nearer a silent decision was to acting, the plainer; of one that acted, the surer it was. */
    private static double weight(Kind kind, Decision decision) {
        double distance = decision.score() - decision.threshold();
        return kind == Kind.SPOKE_WHERE_NOT_WANTED ? -distance : distance;
    }

    /** The decision inside a span that was nearest to acting. */
    private static @Nullable Decision nearest(SessionRun run, Gold span) {
        Long from = span.from();
        Long to = span.to();
        if (from == null || to == null) {
            return null;
        }
        return run.decisions().stream()
                .filter(decision -> decision.time() >= from && decision.time() <= to)
                .max(Comparator.comparingDouble(Decision::score)
                        .thenComparing(Comparator.comparingLong(Decision::time).reversed()))
                .orElse(null);
    }

    private void offer(Kind kind, Moment moment) {
        Moment known = best.get(kind);
        if (known == null || moment.weight > known.weight) {
            best.put(kind, moment);
        }
    }

    /** What was found, for the report's script. */
    ArrayNode json() {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        best.forEach((kind, moment) -> nodes.add(json(kind, moment)));
        return nodes;
    }

    private static ObjectNode json(Kind kind, Moment moment) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", kind.name())
                .put("part", moment.part)
                .put("session", moment.decision.session())
                .put("run", moment.run)
                .put("point", moment.decision.point())
                .put("why", moment.decision.reason());
        return node;
    }
}
