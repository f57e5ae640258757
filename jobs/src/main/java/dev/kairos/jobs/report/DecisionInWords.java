package dev.kairos.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One decision as the report shows it, for a terminal. */
public final class DecisionInWords {
    private static final int SEEN = 10;

    private final RunLog log;
    private final StepNames steps;
    private final List<Decision> session;
    private final int index;
    private final @Nullable JsonNode story;
    private final boolean showsOffensive;

    private DecisionInWords(
            RunLog log,
            StepNames steps,
            List<Decision> session,
            int index,
            @Nullable JsonNode story,
            boolean showsOffensive) {
        this.log = log;
        this.steps = steps;
        this.session = session;
        this.index = index;
        this.story = story;
        this.showsOffensive = showsOffensive;
    }

    /**
     * Looks a decision up in the output of a replay.
     *
     * @param folder folder with {@code decisions.jsonl}
     * @param report the report that holds the words of its sessions; need not be there
     * @param id id of the decision
     * @param steps names the steps of patterns
     * @param showsOffensive whether words that may offend are shown
     * @return empty if the log has no such decision
     */
    public static Optional<DecisionInWords> find(
            Path folder, Path report, String id, StepNames steps, boolean showsOffensive) throws IOException {
        RunLog log = RunLog.read(folder);
        for (List<Decision> all : log.decisions().values()) {
            for (Decision decision : all) {
                if (decision.id().equals(id)) {
                    List<Decision> session = all.stream()
                            .filter(one -> one.assistant().equals(decision.assistant()))
                            .toList();
                    JsonNode story = Files.exists(report) ? ReportFile.story(report, decision.session()) : null;
                    return Optional.of(
                            new DecisionInWords(log, steps, session, session.indexOf(decision), story, showsOffensive));
                }
            }
        }
        return Optional.empty();
    }

    /** The explanation itself. */
    public Explanation explanation() {
        return Explanation.of(log, steps, session, index);
    }

    /** All of it, in lines. */
    public String text() {
        Decision decision = session.get(index);
        Explanation explanation = explanation();
        List<String> lines = new ArrayList<>();
        lines.add(explanation.headline());
        lines.add("  " + decision.assistant() + " in " + decision.session() + ", " + time(decision.time())
                + (decision.event() == null ? "" : ", after event " + decision.event()));
        part(lines, "Why", List.of(explanation.why(), score(decision)));
        part(lines, "What would have changed it", explanation.changes());
        part(lines, "What it said", said(decision));
        part(lines, "What it saw", seen(decision));
        part(lines, "Signals", decision.signals().stream().map(this::signal).toList());
        part(
                lines,
                "Checks",
                decision.checks().stream()
                        .map(check -> String.format(
                                Locale.ROOT,
                                "%-24s %-4s %s",
                                check.id(),
                                check.ok() ? "yes" : "no",
                                check.value() == null ? "" : check.value()))
                        .toList());
        part(
                lines,
                "Alternatives",
                decision.alternatives().stream()
                        .map(one -> String.format(
                                Locale.ROOT,
                                "%-10s worth %6.2f, probability %.2f",
                                one.action(),
                                one.value(),
                                one.propensity()))
                        .toList());
        return String.join(System.lineSeparator(), lines);
    }

    private static void part(List<String> lines, String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add("");
            lines.add(title);
            content.forEach(line -> lines.add("  " + line.stripTrailing()));
        }
    }

    private static String score(Decision decision) {
        return String.format(Locale.ROOT, "score %.2f, needed %.2f", decision.score(), decision.threshold());
    }

    private List<String> said(Decision decision) {
        Intervention intervention = log.intervention(decision);
        if (intervention == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(intervention.text() == null ? "nothing went out" : quoted(intervention.text()));
        lines.add("by " + intervention.responder() + (intervention.fallback() ? ", the fallback" : "") + "; guard "
                + intervention.verdict().by() + ": " + intervention.verdict().ruling() + ", "
                + intervention.verdict().explanation());
        if (intervention.prompt() != null) {
            lines.add("prompt: " + quoted(intervention.prompt()));
        }
        for (Candidate candidate : intervention.candidates()) {
            lines.add("candidate: " + quoted(candidate.text()) + " " + candidate.scores());
        }
        Outcome outcome = log.outcome(decision);
        lines.add(
                outcome == null
                        ? "what followed is not known"
                        : String.format(
                                Locale.ROOT,
                                "what followed: %s, reward %.2f, told by %s %s later",
                                outcome.kind(),
                                outcome.reward(),
                                outcome.source(),
                                Explanation.span(outcome.time() - decision.time())));
        return lines;
    }

    private List<String> seen(Decision decision) {
        if (story == null) {
            return List.of(
                    "the words of the turns lie in report.html, which is not there or does not hold this session");
        }
        List<JsonNode> before = new ArrayList<>();
        for (JsonNode turn : story.path("turns")) {
            if (turn.path("time").asLong() <= decision.time()) {
                before.add(turn);
            }
        }
        Map<String, String> roles = roles(decision);
        int first = Math.max(0, before.size() - SEEN);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            String role = roles.get(before.get(i).path("id").asText());
            if (i >= first || role != null) {
                lines.add(turn(before.get(i)) + (role == null ? "" : "   <- " + role));
            }
        }
        return lines;
    }

    private Map<String, String> roles(Decision decision) {
        Map<String, String> roles = new HashMap<>();
        for (Signal signal : decision.signals()) {
            List<String> names = steps.of(signal.by(), signal.evidence().size());
            for (int i = 0; i < signal.evidence().size(); i++) {
                String role = names.isEmpty() ? signal.type().name() : names.get(i);
                roles.merge(
                        signal.evidence().get(i), role, (one, other) -> one.equals(other) ? one : one + ", " + other);
            }
        }
        return roles;
    }

    private String turn(JsonNode turn) {
        String words = turn.path("text").asText(turn.path("type").asText());
        boolean hides = turn.path("offensive").asBoolean() && !showsOffensive;
        return String.format(
                Locale.ROOT,
                "%s %-8s %-12s %s",
                time(turn.path("time").asLong()).substring(11, 19),
                turn.path("id").asText(),
                turn.path("who").asText(),
                hides ? "(may offend; --offensive shows it)" : oneLine(words));
    }

    private String signal(Signal signal) {
        List<String> names = steps.of(signal.by(), signal.evidence().size());
        List<String> evidence = new ArrayList<>();
        for (int i = 0; i < signal.evidence().size(); i++) {
            evidence.add(
                    names.isEmpty()
                            ? signal.evidence().get(i)
                            : names.get(i) + " = " + signal.evidence().get(i));
        }
        return String.format(
                Locale.ROOT,
                "%-18s %.2f by %s%s",
                signal.type(),
                signal.score(),
                signal.by(),
                evidence.isEmpty() ? "" : ": " + String.join(", ", evidence));
    }

    private static String quoted(String text) {
        return "\"" + oneLine(text) + "\"";
    }

    /** Control characters would move the cursor of a terminal. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]+", " ");
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
