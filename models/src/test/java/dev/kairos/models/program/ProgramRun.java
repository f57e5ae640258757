package dev.kairos.models.program;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.slot.FileText;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.Scorer;
import dev.kairos.models.scorer.CalmScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs shipped programs, and programs of tests, on a few turns. */
final class ProgramRun {
    private static final Path FOLDER = Path.of(System.getProperty("kairos.home"), "flink-conf", "programs");

    private final String file;
    private final String text;
    private final List<RecentTurn> turns = new ArrayList<>();
    private String act = "offer-help";
    private Map<String, String> slots = Map.of();
    private Map<String, String> inputs = Map.of();
    private Duration remaining = Duration.ofSeconds(60);
    private Scorer scorer = new CalmScorer();

    private ProgramRun(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static ProgramRun shipped(String id) {
        Path file = FOLDER.resolve(id + ".yaml");
        return new ProgramRun(file.toString(), read(file));
    }

    static ProgramRun of(String text) {
        return new ProgramRun("test.yaml", text);
    }

    static List<String> shippedIds() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileText file() {
        return new FileText(file, text);
    }

    Program program() {
        return ProgramReader.read(file, text);
    }

    ProgramRun says(String actor, String words) {
        return turn(actor, Role.USER, EventType.UTTERANCE, words);
    }

    ProgramRun turn(String actor, Role role, EventType type, String words) {
        int number = turns.size() + 1;
        turns.add(new RecentTurn("e" + number, number * 1_000L, type, actor, role, words, null));
        return this;
    }

    ProgramRun act(String other) {
        act = other;
        return this;
    }

    ProgramRun slots(Map<String, String> other) {
        slots = other;
        return this;
    }

    ProgramRun inputs(Map<String, String> other) {
        inputs = other;
        return this;
    }

    ProgramRun within(Duration other) {
        remaining = other;
        return this;
    }

    ProgramRun scoredBy(Scorer other) {
        scorer = other;
        return this;
    }

    Responder.Request request() {
        Plan plan = new Plan(act, List.of(), "ann", slots, List.of(), List.of(), "calm", 8_000, null);
        return new Responder.Request("s/a/e1", "s", plan, List.copyOf(turns), remaining, 1, 42, 0);
    }

    Responder responder(ModelClient client) {
        return new ProgramResponder(program(), client, scorer, inputs);
    }

    Responder.Answer answer(ModelClient client) {
        return responder(client).respond(request()).toCompletableFuture().join();
    }

    /** What is said, or null for a veto. */
    @Nullable
    String said(ModelClient client) {
        Responder.Answer answer = answer(client);
        return answer.candidates().isEmpty() ? null : answer.candidates().get(0).text();
    }

    Guard guard(ModelClient client) {
        return new ProgramGuard(program(), client, inputs, remaining);
    }
}
