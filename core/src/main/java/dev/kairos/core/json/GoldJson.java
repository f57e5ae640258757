package dev.kairos.core.json;

import dev.kairos.core.slot.Gold;

/** Gold lines beside a recording. */
public final class GoldJson {
    private GoldJson() {}

    /** The line, without its end. */
    public static String write(Gold gold) {
        return JsonLine.of(line -> line.text("session", gold.session())
                .text("kind", gold.kind().name())
                .time("from", gold.from())
                .time("to", gold.to())
                .text("event", gold.event())
                .text("value", gold.value()));
    }

    /**
     * Reads a line; times may be ISO 8601 with a zone or epoch milliseconds, absent fields are null.
     *
     * @throws IllegalArgumentException if it is no gold line
     */
    public static Gold read(String line) {
        JsonFields fields = JsonFields.of("gold line", line);
        return new Gold(
                fields.text("session"),
                fields.choice("kind", Gold.Kind.class),
                fields.optionalTime("from"),
                fields.optionalTime("to"),
                fields.optionalText("event"),
                fields.optionalText("value"));
    }
}
