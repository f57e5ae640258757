package dev.kairos.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Verdict;

/** Interventions as JSON lines. */
public final class InterventionJson {
    private InterventionJson() {}

    /** The line, without its end. The cost is that of all candidates together; theirs are not listed. */
    public static String write(Intervention intervention) {
        return JsonLine.of(line -> {
            opening(line, intervention);
            line.text("prompt", intervention.prompt())
                    .objects("candidates", intervention.candidates(), InterventionJson::candidate)
                    .integer("chosen", intervention.chosen())
                    .object("verdict", verdict -> verdict(verdict, intervention.verdict()))
                    .flag("fallback", intervention.fallback())
                    .number("cost", intervention.cost())
                    .map("timing", intervention.timing(), JsonLine::integer);
        });
    }

    /**
     * Reads a line that {@link #write} wrote; the cost of a single candidate is not known any more, and 0.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Intervention read(String line) {
        JsonFields fields = JsonFields.of("intervention", line);
        return new Intervention(
                fields.text("id"),
                fields.text("session"),
                fields.time("time"),
                fields.optionalText("addressee"),
                fields.text("act"),
                fields.optionalText("text"),
                fields.text("responder"),
                fields.flag("delivered"),
                fields.optionalChoice("dropped", Intervention.Drop.class),
                fields.optionalText("prompt"),
                fields.objects("candidates", InterventionJson::candidate),
                fields.integer("chosen"),
                verdict(fields.object("verdict")),
                fields.flag("fallback"),
                fields.number("cost"),
                fields.map("timing", JsonNode::longValue));
    }

    private static void opening(JsonLine line, Intervention intervention) {
        Intervention.Drop dropped = intervention.dropped();
        line.version()
                .text("id", intervention.id())
                .text("session", intervention.session())
                .time("time", intervention.time())
                .text("addressee", intervention.addressee())
                .text("act", intervention.act())
                .text("text", intervention.text())
                .text("responder", intervention.responder())
                .flag("delivered", intervention.delivered())
                .text("dropped", dropped == null ? null : dropped.name());
    }

    private static void candidate(JsonLine line, Candidate candidate) {
        line.text("text", candidate.text())
                .map("scores", candidate.scores(), JsonLine::number)
                .text("guard", candidate.guard());
    }

    private static Candidate candidate(JsonFields fields) {
        return new Candidate(
                fields.text("text"), fields.map("scores", JsonNode::doubleValue), fields.optionalText("guard"), 0);
    }

    private static void verdict(JsonLine line, Verdict verdict) {
        line.text("ruling", verdict.ruling().name())
                .text("by", verdict.by())
                .texts("categories", verdict.categories())
                .text("explanation", verdict.explanation())
                .text("rewrite", verdict.rewrite());
    }

    private static Verdict verdict(JsonFields fields) {
        return new Verdict(
                fields.choice("ruling", Verdict.Ruling.class),
                fields.text("by"),
                fields.texts("categories"),
                fields.text("explanation"),
                fields.optionalText("rewrite"));
    }
}
