package dev.kairos.jobs.metrics;

import dev.kairos.core.slot.Gold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was said against the spans in which something was wanted. An intervention matches a span if it lies in it and has
 * the act that is wanted there; each span is matched once, by the first intervention that can.
 *
 * @param matching interventions that lie in some wanted span, in time order
 * @param matched spans that some intervention matches
 * @param missed spans that none matches
 */
public record SpanMatching(List<Said> matching, List<Gold> matched, List<Gold> missed) {
    /** Matches one session. */
    public static SpanMatching of(List<Said> said, List<Gold> spans) {
        List<Gold> open = new ArrayList<>(spans);
        // The span that ends first is matched first, so that a later intervention can still match the other
        open.sort(Comparator.comparingLong(SpanMatching::end));
        List<Said> matching = new ArrayList<>();
        List<Gold> matched = new ArrayList<>();
        for (Said one :
                said.stream().sorted(Comparator.comparingLong(Said::time)).toList()) {
            if (spans.stream().anyMatch(span -> fits(one, span))) {
                matching.add(one);
            }
            open.stream().filter(span -> fits(one, span)).findFirst().ifPresent(span -> {
                open.remove(span);
                matched.add(span);
            });
        }
        return new SpanMatching(matching, matched, open);
    }

    private static boolean fits(Said said, Gold span) {
        Long from = span.from();
        return from != null
                && said.time() >= from
                && said.time() <= end(span)
                && (said.act() == null || span.value() == null || span.value().equals(said.act()));
    }

    private static long end(Gold span) {
        Long to = span.to();
        return to == null ? Long.MIN_VALUE : to;
    }
}
