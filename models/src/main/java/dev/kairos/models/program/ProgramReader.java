package dev.kairos.models.program;

import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.assistant.YamlDocument.Problem;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.models.program.Program.Budget;
import dev.kairos.models.program.Program.Fallback;
import dev.kairos.models.program.Program.Part;
import dev.kairos.models.program.Program.Reply;
import dev.kairos.models.program.Program.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads program files, reporting everything that is wrong at once. */
public final class ProgramReader {
    private static final List<String> RULINGS = Arrays.stream(Ruling.values())
            .filter(ruling -> ruling != Ruling.REWRITE)
            .map(Ruling::name)
            .toList();
    private static final int CALLS = 8;
    private static final int TOKENS = 1_024;

    private final List<Problem> problems = new ArrayList<>();
    private final Section file;

    private ProgramReader(YamlDocument document) {
        this.file = new Section(document.values(), "", (path, what) -> problems.add(document.problem(path, what)));
    }

    /**
     * Reads a program's text.
     *
     * @param file name for messages
     * @throws InvalidFileException with all problems
     */
    static Program read(String file, String text) {
        return read(YamlDocument.parse(file, text));
    }

    private static Program read(YamlDocument document) {
        ProgramReader reader = new ProgramReader(document);
        Program program = reader.program();
        if (!reader.problems.isEmpty()) {
            reader.problems.sort(Comparator.comparingInt(Problem::line));
            throw new InvalidFileException(reader.problems);
        }
        return program;
    }

    /**
     * Checks a program's text.
     *
     * @param file name for messages
     * @return what a list of programs says of it
     * @throws InvalidFileException with all problems
     */
    public static Summary check(String file, String text) {
        return check(YamlDocument.parse(file, text));
    }

    /**
     * Checks a program file.
     *
     * @return what a list of programs says of it
     * @throws InvalidFileException with all problems
     */
    public static Summary check(YamlDocument document) {
        Program program = read(document);
        return new Summary(
                program.name(),
                program.reply() == null ? "guard" : "responder",
                program.budget().calls(),
                program.budget().tokens(),
                program.about());
    }

    /**
     * A program in one line.
     *
     * @param name id with version
     * @param use what it is run as: responder or guard
     * @param calls most calls of one run
     * @param tokens most tokens that its answers have together
     * @param about what it does
     */
    public record Summary(String name, String use, int calls, int tokens, String about) {}

    private Program program() {
        file.onlyKeys(ProgramKey.words(ProgramKey.FILE));
        boolean isGuard = file.has("verdict");
        if (isGuard == file.has("reply")) {
            file.wrong(
                    isGuard ? "verdict" : "",
                    "has " + (isGuard ? "both" : "none") + " of the keys 'reply' and"
                            + " 'verdict'; expected 'reply' for a responder or 'verdict' for a guard");
        }
        String id = file.name("program");
        Map<String, String> inputs =
                file.optionalSection("inputs", "{name: default}").table();
        Set<String> known = new TreeSet<>(isGuard ? Builtin.OF_A_GUARD : Builtin.OF_A_RESPONDER);
        known.addAll(inputs.keySet());
        Section roles = file.section("roles", "{name: instructions}");
        PartReader reader = new PartReader(new TreeSet<>(roles.keys()), known);
        Map<String, Template> instructions = roles(roles, reader, known);
        List<Part> parts = reader.read(file, "steps");
        Program program = new Program(
                id,
                file.has("version") ? file.count("version", 1, 1) : missingVersion(),
                file.text("about", "one line on what it does").strip(),
                inputs,
                instructions,
                parts,
                !isGuard && file.has("reply") ? reply(reader) : null,
                isGuard ? verdict(reader) : null,
                fallback(isGuard),
                budget());
        reader.end();
        return program;
    }

    private int missingVersion() {
        file.wrong("version", "is missing; expected a whole number >= 1");
        return 1;
    }

    private static Map<String, Template> roles(Section roles, PartReader reader, Set<String> known) {
        Map<String, Template> instructions = new LinkedHashMap<>();
        for (String name : roles.keys()) {
            Template template = new Template(roles.text(name, "instructions"));
            template.slots().forEach(slot -> {
                if (known.contains(slot) && !slot.equals(Builtin.SESSION)) {
                    reader.use(roles, name, slot);
                } else {
                    roles.wrong(name, "needs '" + slot + "'; expected an input or a part of the plan out of " + known);
                }
            });
            instructions.put(name, template);
        }
        return instructions;
    }

    private Reply reply(PartReader reader) {
        Section reply = file.section("reply", "{from: name of a value}");
        reply.onlyKeys(ProgramKey.words(ProgramKey.REPLY));
        List<String> from = reply.texts("from", "the name of a value, or a list of them");
        from.forEach(name -> reader.use(reply, "from", name));
        String cites = reply.nameOrNull("cites");
        if (cites != null) {
            reader.use(reply, "cites", cites);
        }
        return new Reply(
                from,
                reader.condition(reply, "when"),
                reader.condition(reply, "question-only-when"),
                reply.count("most-words", 1, 0),
                cites);
    }

    private Sentence verdict(PartReader reader) {
        Section verdict = file.section("verdict", "{ruling: ..., category: ..., explanation: ...}");
        List<String> keys = ProgramKey.words(ProgramKey.VERDICT);
        verdict.onlyKeys(keys);
        keys.forEach(key -> reader.use(verdict, key, verdict.name(key)));
        String ruling = verdict.name("ruling");
        List<String> words = reader.listOf(ruling);
        if (words == null || !RULINGS.containsAll(words)) {
            verdict.wrong(
                    "ruling",
                    "is '" + ruling + "' with the words " + words + "; expected a value that is one of " + RULINGS);
        }
        return new Sentence(ruling, verdict.name("category"), verdict.name("explanation"));
    }

    private Fallback fallback(boolean isGuard) {
        Object value = file.value("fallback");
        if (isGuard && value != null) {
            file.wrong("fallback", "is '" + value + "'; expected none: a guard without a ruling blocks");
        }
        if (value == null || "veto".equals(value)) {
            return new Fallback(Fallback.Kind.VETO, null);
        }
        if ("fail".equals(value)) {
            return new Fallback(Fallback.Kind.FAIL, null);
        }
        Section fallback = file.section("fallback", "veto, fail, or {say: words}");
        fallback.onlyKeys(List.of("say"));
        return new Fallback(Fallback.Kind.SAY, fallback.text("say", "words that are safe to say"));
    }

    private Budget budget() {
        Section budget = file.optionalSection("budget", "{calls: ..., tokens: ...}");
        budget.onlyKeys(List.of("calls", "tokens"));
        return new Budget(budget.count("calls", 1, CALLS), budget.count("tokens", 1, TOKENS));
    }
}
