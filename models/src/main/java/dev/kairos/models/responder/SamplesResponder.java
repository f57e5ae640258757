package dev.kairos.models.responder;

import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Usage;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.SlotFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks another responder several times at once, each time with a seed of its own, and offers all that it says, each
 * wording once, for scorers and a selector to choose from. It fails only if every one of them does.
 */
public final class SamplesResponder implements Responder {
    private final Responder responder;
    private final int samples;

    /**
     * @param samples how often it is asked
     * @throws IllegalArgumentException if that is not 1 or more
     */
    SamplesResponder(Responder responder, int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("samples are " + samples + "; expected 1 or more");
        }
        this.responder = responder;
        this.samples = samples;
    }

    @Override
    public CompletableFuture<Answer> respond(Request request) {
        List<CompletableFuture<Answer>> asked = IntStream.range(0, samples)
                .mapToObj(number -> responder.respond(seeded(request, number)).toCompletableFuture())
                .toList();
        CompletableFuture<Answer> answer = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .handle((all, failure) -> gathered(asked))
                .thenCompose(gathered -> gathered);
        answer.whenComplete((done, failure) -> asked.forEach(one -> one.cancel(true)));
        return answer;
    }

    private static Request seeded(Request request, int number) {
        return new Request(
                request.decision(),
                request.session(),
                request.plan(),
                request.recent(),
                request.remaining(),
                request.attempt(),
                request.seed() + number,
                request.step());
    }

    /** Those that answered together; all have ended. */
    private static CompletableFuture<Answer> gathered(List<CompletableFuture<Answer>> asked) {
        List<Answer> answers = asked.stream()
                .filter(one -> !one.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .toList();
        if (answers.isEmpty()) {
            return asked.get(0);
        }
        Map<String, Candidate> wordings = new LinkedHashMap<>();
        Usage usage = Usage.NONE;
        for (Answer answer : answers) {
            usage = usage.plus(answer.usage());
            answer.candidates().forEach(candidate -> wordings.putIfAbsent(candidate.text(), candidate));
        }
        Answer first = answers.get(0);
        return CompletableFuture.completedFuture(
                new Answer(new ArrayList<>(wordings.values()), first.prompt(), first.by(), usage));
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
            return "samples";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "what another responder says when it is asked several times, for scorers and a selector";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.slot("responder", Responder.class, null, "Responder that is asked."),
                    Parameter.of("samples", Parameter.Kind.COUNT, "3", "How often, at once."));
        }

        @Override
        public Responder create(Parameters parameters) {
            return new SamplesResponder(parameters.slot("responder", Responder.class), parameters.count("samples"));
        }
    }
}
