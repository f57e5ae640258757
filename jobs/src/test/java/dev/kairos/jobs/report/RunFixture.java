package dev.kairos.jobs.report;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.json.DecisionJson;
import dev.kairos.core.json.GoldJson;
import dev.kairos.core.json.InterventionJson;
import dev.kairos.core.json.OutcomeJson;
import dev.kairos.core.json.PublishedEvents;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Gold;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.metrics.SessionFigures;
import dev.kairos.jobs.recording.Recording;
import dev.kairos.operators.loop.Loop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A recording and what an assistant made of it, written by hand: no job runs. */
public final class RunFixture {
    static final long START = Instant.parse("2026-03-04T10:00:00Z").toEpochMilli();
    static final long MINUTE = 60_000;

    private final List<SessionEvent> events = new ArrayList<>();
    private final List<Gold> gold = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Intervention> interventions = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final AssistantSpec assistant;

    public RunFixture(String assistant) {
        Installation here = Installation.here();
        this.assistant = here.assistant(here.assistants().get(assistant));
    }

    /** Event e1 is at minute 1, and so on. */
    static long at(int minute) {
        return START + minute * MINUTE;
    }

    public RunFixture says(String session, int minute, String who, String text) {
        events.add(new SessionEvent(
                session,
                "e" + minute,
                at(minute),
                EventType.UTTERANCE,
                new Actor(who, Role.USER),
                text,
                null,
                Map.of()));
        return this;
    }

    public RunFixture wanted(String session, int from, int to, String act) {
        gold.add(new Gold(session, Gold.Kind.SPEAK_SPAN, at(from), at(to), null, act));
        return this;
    }

    public RunFixture waits(String session, int minute, double score) {
        decisions.add(decision(session, minute, Action.WAIT, score, List.of()));
        return this;
    }

    public RunFixture holds(String session, int minute, double score) {
        decisions.add(decision(session, minute, Action.HOLD, score, List.of()));
        return this;
    }

    /** A decision to speak that checks look at; the first that says no suppresses it. */
    public RunFixture checked(String session, int minute, double score, CheckResult... checks) {
        Decision decision = decision(session, minute, Action.SPEAK, score, List.of());
        List<CheckResult> results = List.of(checks);
        decisions.add(results.stream()
                .filter(check -> !check.ok())
                .findFirst()
                .map(no -> decision.suppressedBy(no.id(), results))
                .orElseGet(() -> decision.admittedBy(results)));
        return this;
    }

    /** A decision to speak whose words came back on the input, as in the log of a live run. */
    public RunFixture hears(String session, int minute, double score, String words) {
        Decision decision =
                decision(session, minute, Action.SPEAK, score, List.of()).admittedBy(List.of());
        decisions.add(decision);
        Intervention said = intervention(decision, words, true, null, Verdict.allow("lexical@1"));
        events.add(PublishedEvents.of(said, Duration.ofSeconds(5)));
        return this;
    }

    /** A decision to speak that rests on some events, and what it said. */
    public RunFixture speaks(String session, int minute, double score, List<String> evidence, String words) {
        Signal signal = new Signal(SignalType.DERAILMENT, score, "derailment@1", evidence, at(minute));
        Decision decision =
                decision(session, minute, Action.SPEAK, score, List.of(signal)).admittedBy(List.of());
        decisions.add(decision);
        interventions.add(intervention(decision, words, true, null, Verdict.allow("lexical@1")));
        outcomes.add(new Outcome(
                decision.id(), session, Outcome.Kind.ACCEPTED, 0.5, "follow-up", null, at(minute) + MINUTE));
        return this;
    }

    public RunFixture blocked(String session, int minute, double score, String words) {
        Decision decision =
                decision(session, minute, Action.SPEAK, score, List.of()).admittedBy(List.of());
        decisions.add(decision);
        Verdict no = Verdict.block("lexical@1", List.of("insult"), "it insults somebody");
        interventions.add(intervention(decision, words, false, Intervention.Drop.GUARD, no));
        return this;
    }

    private Decision decision(String session, int minute, Action action, double score, List<Signal> signals) {
        String event = "e" + minute;
        boolean speaks = action.isAudible();
        return new Decision(
                session + "/" + assistant.id() + "/" + event,
                session,
                at(minute),
                event,
                action,
                speaks ? "de-escalate" : null,
                score,
                0.6,
                "derailment " + score + (score >= 0.6 ? " >= 0.6" : " < 0.6"),
                List.of(
                        new Alternative(action, score - 0.6, 1),
                        new Alternative(speaks ? Action.WAIT : Action.SPEAK, 0, 0)),
                signals,
                null,
                false,
                null,
                null,
                List.of(),
                null,
                null,
                assistant.name(),
                0);
    }

    private static Intervention intervention(
            Decision decision, String words, boolean delivered, Intervention.Drop dropped, Verdict verdict) {
        return new Intervention(
                decision.id(),
                decision.session(),
                decision.time(),
                null,
                "de-escalate",
                delivered ? words : null,
                "template@1",
                delivered,
                dropped,
                "Say something kind about: " + words,
                List.of(new Candidate(
                        words, Map.of("similarity", 0.5), verdict.ruling().name(), 0)),
                delivered ? 0 : -1,
                verdict,
                false,
                0,
                Map.of());
    }

    List<Decision> decisions() {
        return decisions;
    }

    /** Writes everything into a folder and tells where it is. */
    public ReportRun write(Path folder) throws IOException {
        Path recording = Files.createDirectories(folder.resolve("recording"));
        Path output = Files.createDirectories(folder.resolve("output-" + assistant.id()));
        Files.write(
                recording.resolve("all.jsonl"),
                events.stream().map(SessionEventJson::write).toList());
        Files.write(
                recording.resolve("all.gold.jsonl"),
                gold.stream().map(GoldJson::write).toList());
        Files.write(
                output.resolve("decisions.jsonl"),
                decisions.stream().map(DecisionJson::write).toList());
        Files.write(
                output.resolve("interventions.jsonl"),
                interventions.stream().map(InterventionJson::write).toList());
        Files.write(
                output.resolve("outcomes.jsonl"),
                outcomes.stream().map(OutcomeJson::write).toList());
        Files.writeString(output.resolve("dead-letters.jsonl"), "");
        Recording read = Recording.of(recording, "events", Limits.startingAt(Instant.parse("2027-01-01T00:00:00Z")));
        return new ReportRun(
                assistant.name(),
                "recording",
                assistant,
                Installation.here().patternsOf(assistant),
                read,
                output,
                SessionFigures.of(assistant, read, output, Loop.OPEN));
    }
}
