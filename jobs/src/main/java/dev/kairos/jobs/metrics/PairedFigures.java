package dev.kairos.jobs.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.slot.Metric.Figure;

/**
 * Figures of two assistants on the same recording, and their differences with paired intervals: in each resample both are
 * measured on the same sessions, so that what makes a session hard for both cancels out.
 */
public final class PairedFigures {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode document;

    private PairedFigures(ObjectNode document) {
        this.document = document;
    }

    /**
     * Pairs two figures.
     *
     * @throws IllegalArgumentException if they are not of the same sessions
     */
    public static PairedFigures of(SessionFigures a, SessionFigures b) {
        if (a.tallies().size() != b.tallies().size()) {
            throw new IllegalArgumentException("figures of " + a.tallies().size() + " and of "
                    + b.tallies().size() + " sessions cannot be paired; expected the same recording");
        }
        ObjectNode document = JSON.createObjectNode();
        for (SessionMeasure measure : a.measures()) {
            Figure difference = Bootstrap.difference(a.tallies(), b.tallies(), measure.value());
            ObjectNode node = document.putObject(measure.label());
            node.set("a", figure(a, measure));
            node.set("b", figure(b, measure));
            SessionFigures.put(node.putObject("difference"), difference);
        }
        return new PairedFigures(document);
    }

    private static JsonNode figure(SessionFigures figures, SessionMeasure measure) {
        return figures.document().path("metrics").path(measure.label());
    }

    /** By metric: {@code a}, {@code b} and {@code difference}, which is B minus A. */
    public ObjectNode document() {
        return document;
    }
}
