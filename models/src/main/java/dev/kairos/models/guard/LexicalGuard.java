package dev.kairos.models.guard;

import dev.kairos.core.ingest.Redaction;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.turn.Cue;
import dev.kairos.models.cue.LexicalCueExtractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Vets words by their form: empty, too long, markup, control characters, unfilled slots, insults, personal data,
 * promises, and blame where a conversation is to be calmed. White space around and inside is put right (REWRITE); what
 * trimming cannot mend is blocked. What people say may be rude or private: at INPUT and PLAN only markup and control
 * characters are blocked.
 */
public final class LexicalGuard implements Guard {
    private static final String BY = "lexical@1";
    private static final Pattern MARKUP = Pattern.compile(
            "(?i)<\\s*/?\\s*(script|iframe|img|object|embed|style|a|svg|form)\\b|javascript:|data:text/html");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");
    private static final Pattern SLOT = Pattern.compile("\\{\\s*[A-Za-z][\\w-]*\\s*}|\\$\\{|%[sd]\\b");
    private static final Pattern PROMISE = Pattern.compile(
            "(?i)\\b(i|we) (promise|guarantee)\\b|\\b(guaranteed|100 ?% (sure|certain|safe))\\b|\\byou will (definitely|certainly)\\b");
    private static final Pattern BLAME = Pattern.compile(
            "(?i)\\b(your fault|you (always|never)|you (started|caused|broke) (it|this)|you should (have|be ashamed)"
                    + "|calm down|you need to (calm|relax)|because of you|you're (wrong|overreacting)|you are (wrong|overreacting))\\b");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\x0B\\f\\r]+");
    private static final Pattern BLANK_LINES = Pattern.compile("\\s*\\n\\s*\\n\\s*");
    private static final String CALMING = "de-escalat";

    private final int longest;
    private final LexicalCueExtractor cues = new LexicalCueExtractor();

    /**
     * @param longest largest number of characters that may go out
     */
    public LexicalGuard(int longest) {
        this.longest = longest;
    }

    @Override
    public CompletionStage<Verdict> review(Content content) {
        return CompletableFuture.completedStage(content.stage() == Stage.OUTPUT ? output(content) : form(content));
    }

    private Verdict form(Content content) {
        List<Objection> objections = new ArrayList<>();
        add(objections, MARKUP, content.text(), "markup", "active markup");
        add(objections, CONTROL, content.text(), "control-characters", "control characters");
        return objections.isEmpty() ? Verdict.allow(BY) : block(objections);
    }

    private Verdict output(Content content) {
        String text = BLANK_LINES
                .matcher(SPACES.matcher(content.text()).replaceAll(" "))
                .replaceAll("\n\n")
                .strip();
        List<Objection> objections = objections(text, content.act());
        if (!objections.isEmpty()) {
            return block(objections);
        }
        return text.equals(content.text())
                ? Verdict.allow(BY)
                : new Verdict(Verdict.Ruling.REWRITE, BY, List.of("white-space"), "white space was put right", text);
    }

    private List<Objection> objections(String text, @Nullable String act) {
        List<Objection> objections = new ArrayList<>();
        if (text.isEmpty()) {
            objections.add(new Objection("empty", "there are no words"));
            return objections;
        }
        if (text.length() > longest) {
            objections.add(new Objection("too-long", text.length() + " characters, allowed " + longest));
        }
        add(objections, MARKUP, text, "markup", "active markup");
        add(objections, CONTROL, text, "control-characters", "control characters");
        add(objections, SLOT, text, "unfilled-slot", "a slot that nobody filled");
        add(objections, PROMISE, text, "promise", "a promise that cannot be kept");
        Set<String> personal = Redaction.kindsIn(text);
        if (!personal.isEmpty()) {
            objections.add(new Objection("personal-data", "it holds " + String.join(", ", personal)));
        }
        if (cues.count(text).has(Cue.INSULT)) {
            objections.add(new Objection("insult", "it insults somebody"));
        }
        if (act != null && act.toLowerCase(Locale.ROOT).startsWith(CALMING)) {
            add(objections, BLAME, text, "blame", "blame, which feeds the quarrel");
        }
        return objections;
    }

    private static void add(List<Objection> objections, Pattern pattern, String text, String category, String what) {
        if (pattern.matcher(text).find()) {
            objections.add(new Objection(category, "it holds " + what));
        }
    }

    private static Verdict block(List<Objection> objections) {
        return Verdict.block(
                BY,
                objections.stream().map(Objection::category).toList(),
                String.join(
                        "; ", objections.stream().map(Objection::explanation).toList()));
    }

    /** Makes the guard. */
    public static final class Factory implements SlotFactory<Guard> {
        @Override
        public Class<Guard> slot() {
            return Guard.class;
        }

        @Override
        public String id() {
            return "lexical";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "blocks replies that are empty, too long, insulting, unfinished or leak personal data";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.of("longest", Parameter.Kind.COUNT, "1200", "Largest number of characters of a reply."));
        }

        @Override
        public Guard create(Parameters parameters) {
            return new LexicalGuard(parameters.count("longest"));
        }
    }
}
