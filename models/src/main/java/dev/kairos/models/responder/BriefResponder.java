package dev.kairos.models.responder;

import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets another responder speak, but only in a few words (P14: one to three). A longer wording is not cut, which would
 * change what it says, but left out; where none is left, nothing is said.
 */
public final class BriefResponder implements Responder {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Responder responder;
    private final int words;

    /** @param words most words of a wording */
    BriefResponder(Responder responder, int words) {
        this.responder = responder;
        this.words = words;
    }

    @Override
    public CompletableFuture<Answer> respond(Request request) {
        CompletableFuture<Answer> asked = responder.respond(request).toCompletableFuture();
        CompletableFuture<Answer> answer = asked.thenApply(this::brief);
        answer.whenComplete((done, failure) -> asked.cancel(true));
        return answer;
    }

    private Answer brief(Answer answer) {
        List<Candidate> kept = answer.candidates().stream()
                .filter(candidate -> !candidate.text().isBlank()
                        && SPACES.split(candidate.text().strip()).length <= words)
                .toList();
        return new Answer(kept, answer.prompt(), answer.by(), answer.usage());
    }

    @Override
    public @Nullable String endpoint(Request request) {
        return responder.endpoint(request);
    }

    @Override
    public boolean isShunned() {
        return responder.isShunned();
    }

    @Override
    public void close() {
        responder.close();
    }

    /** Makes the responder. */
    public static final class Factory implements SlotFactory<Responder> {
        @Override
        public Class<Responder> slot() {
            return Responder.class;
        }

        @Override
        public String id() {
            return "brief";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "another responder's wordings of a few words; where there is none, nothing";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.slot("responder", Responder.class, null, "Who finds the words."),
                    Parameter.of("words", Parameter.Kind.COUNT, "3", "Most words of a wording."));
        }

        @Override
        public Responder create(Parameters parameters) {
            return new BriefResponder(parameters.slot("responder", Responder.class), parameters.count("words"));
        }
    }
}
