package dev.kairos.models.program;

import dev.kairos.models.program.Program.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gets the reply out of what a run came to know. */
final class ReplyReading {
    private static final Pattern MARK = Pattern.compile("\\s*\\[(\\d{1,2})]");
    private static final Pattern QUESTION = Pattern.compile("[?\\uff1f\\u061f\\u037e]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Reply reply;
    private final Values values;

    ReplyReading(Reply reply, Values values) {
        this.reply = reply;
        this.values = values;
    }

    /**
     * What comes out.
     *
     * @param text the reply, or null
     * @param vetoed why it is not said though there is one, or null
     * @param figures figures about it by name
     * @param note what became of the plan, or null
     */
    record Outcome(@Nullable String text, @Nullable String vetoed, Map<String, Double> figures, @Nullable String note) {
        Outcome {
            figures = Map.copyOf(figures);
        }
    }

    Outcome read() {
        Optional<String> found = reply.from().stream()
                .map(values::get)
                .filter(Objects::nonNull)
                .map(Value::text)
                .findFirst();
        if (found.isEmpty()) {
            return reply.when().isMet(values)
                    ? new Outcome(null, null, Map.of(), null)
                    : new Outcome(null, "the reply's condition is not met", Map.of(), null);
        }
        Outcome cited = cited(found.get());
        String text = Objects.requireNonNull(cited.text());
        String objection = objection(text);
        return objection == null ? cited : new Outcome(null, objection, cited.figures(), cited.note());
    }

    private @Nullable String objection(String text) {
        if (!reply.when().isMet(values)) {
            return "the reply's condition is not met";
        }
        if (text.isBlank()) {
            return "the reply is empty";
        }
        if (!reply.questionOnlyWhen().isMet(values) && QUESTION.matcher(text).find()) {
            return "a question is not wanted here";
        }
        int words = SPACES.split(text.strip()).length;
        return reply.mostWords() > 0 && words > reply.mostWords()
                ? "the reply has " + words + " words, at most " + reply.mostWords() + " are wanted"
                : null;
    }

    /** The reply without its marks, and which steps of the plan it marked. */
    private Outcome cited(String text) {
        if (reply.cites() == null) {
            return new Outcome(text.strip(), null, Map.of(), null);
        }
        String plain = MARK.matcher(text).replaceAll("").strip();
        if (!(values.get(reply.cites()) instanceof Value.Moves plan)) {
            return new Outcome(plain, null, Map.of(), null);
        }
        TreeSet<Integer> marked = new TreeSet<>();
        MARK.matcher(text).results().map(ReplyReading::number).forEach(marked::add);
        List<String> steps = new ArrayList<>();
        int cited = 0;
        for (int i = 0; i < plan.moves().size(); i++) {
            boolean isCited = marked.contains(i + 1);
            cited += isCited ? 1 : 0;
            steps.add("[" + (i + 1) + "] " + plan.moves().get(i).text() + ": " + (isCited ? "cited" : "skipped"));
        }
        Map<String, Double> figures = new TreeMap<>();
        figures.put("planned", (double) plan.moves().size());
        figures.put("cited", (double) cited);
        return new Outcome(plain, null, figures, String.join("\n", steps));
    }

    private static int number(MatchResult mark) {
        return Integer.parseInt(mark.group(1));
    }
}
