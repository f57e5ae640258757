package dev.kairos.core.json;

import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.ingest.DeadLetter.Origin;

/** Dead letters as JSON lines. */
public final class DeadLetterJson {
    private DeadLetterJson() {}

    /** The line, without its end. */
    public static String write(DeadLetter letter) {
        return JsonLine.of(line -> line.version()
                .text("reason", letter.reason().name())
                .text("message", letter.message())
                .object("source", source -> source(source, letter.origin()))
                .text("raw", letter.raw())
                .flag("base64", letter.base64()));
    }

    private static void source(JsonLine line, Origin origin) {
        Integer partition = origin.partition();
        if (partition == null) {
            line.text("file", origin.source()).integer("line", origin.position());
        } else {
            line.text("topic", origin.source()).integer("partition", partition).integer("offset", origin.position());
        }
    }
}
