package dev.kairos.core.json;

import dev.kairos.core.outcome.Outcome;

/** Outcomes as JSON lines. */
public final class OutcomeJson {
    private OutcomeJson() {}

    /** The line, without its end. */
    public static String write(Outcome outcome) {
        return JsonLine.of(line -> line.version()
                .text("intervention", outcome.intervention())
                .text("session", outcome.session())
                .text("kind", outcome.kind().name())
                .number("reward", outcome.reward())
                .text("source", outcome.source())
                .text("event", outcome.event())
                .time("time", outcome.time()));
    }

    /**
     * Reads a line that {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Outcome read(String line) {
        JsonFields fields = JsonFields.of("outcome", line);
        return new Outcome(
                fields.text("intervention"),
                fields.text("session"),
                fields.choice("kind", Outcome.Kind.class),
                fields.number("reward"),
                fields.text("source"),
                fields.optionalText("event"),
                fields.time("time"));
    }
}
