package dev.kairos.models.responder;

import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Plays a cassette, for tests and rehearsals of failure. The script maps a decision id, else an act, else {@code *}, to
 * a text or to one of {@code hang} (never answers), {@code throw} (fails), {@code nonsense} (an answer that no guard may
 * let pass), {@code veto} (no candidate), {@code delay 200 ms: text}.
 */
public final class ScriptedResponder implements Responder {
    private static final String BY = "scripted@1";
    private static final String ANY = "*";
    private static final String DELAY = "delay ";
    private static final String NONSENSE = "{name}\u0000 <script>%s";

    private final Map<String, String> script;

    /**
     * @param script line by decision id, act or {@code *}
     */
    public ScriptedResponder(Map<String, String> script) {
        this.script = Map.copyOf(script);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException through the stage, if the script has no line for the request
     */
    @Override
    public CompletionStage<Answer> respond(Request request) {
        String act = request.plan().act();
        String line = script.getOrDefault(request.decision(), script.getOrDefault(act, script.get(ANY)));
        if (line == null) {
            return CompletableFuture.failedStage(new IllegalArgumentException("the script has no line for decision '"
                    + request.decision() + "', act '" + act + "' or '*'; it has " + script.keySet()));
        }
        return switch (line) {
            case "hang" -> new CompletableFuture<>();
            case "throw" ->
                CompletableFuture.failedStage(new IllegalStateException("scripted failure of " + request.decision()));
            case "nonsense" -> CompletableFuture.completedStage(answer(NONSENSE));
            case "veto" -> CompletableFuture.completedStage(new Answer(List.of(), null, BY));
            default -> line.startsWith(DELAY) ? delayed(line) : CompletableFuture.completedStage(answer(line));
        };
    }

    /** The JDK's own timer completes it; the caller is not held up. */
    private static CompletionStage<Answer> delayed(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return CompletableFuture.failedStage(
                    new IllegalArgumentException("'" + line + "' has no text; expected 'delay <duration>: <text>'"));
        }
        Duration delay = Durations.parse(line.substring(DELAY.length(), colon));
        Answer answer = answer(line.substring(colon + 1).strip());
        return new CompletableFuture<Answer>().completeOnTimeout(answer, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Answer answer(String text) {
        return new Answer(List.of(new Candidate(text, Map.of(), null, 0)), null, BY);
    }

    /** Makes the responder. */
    public static final class Factory implements SlotFactory<Responder> {
        @Override
        public Class<Responder> slot() {
            return Responder.class;
        }

        @Override
        public String id() {
            return "scripted";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "plays fixed answers, failures and silences, for tests and rehearsals";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of(
                    "script",
                    Parameter.Kind.TABLE,
                    null,
                    "Text, hang, throw, nonsense, veto or delay by decision or act."));
        }

        @Override
        public Responder create(Parameters parameters) {
            return new ScriptedResponder(parameters.table("script"));
        }
    }
}
