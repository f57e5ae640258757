package dev.kairos.operators.vet;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.operators.live.CallLimits;
import dev.kairos.operators.live.CallsInFlight;
import dev.kairos.operators.respond.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * VET: the output guards of the assistant, in order; the first that objects decides, a rewrite is what the next one
 * sees. No guard, no answer or an error is BLOCK.
 */
public final class VetReply extends RichAsyncFunction<Reply, VettedReply> {
    public static final String UID = "vet-reply";
    private static final long serialVersionUID = 1L;

    private final List<AssistantSpec> assistants;
    private final long deadline;
    private final @Nullable CallLimits limits;
    private transient List<List<Guard>> guards;
    private transient CallsInFlight calls;

    /**
     * @param assistants assistants with their guards
     * @param deadline longest wait for all guards of a reply, ms
     * @param limits beyond which a reply is blocked at once; null to wait instead, as a replay does
     */
    public VetReply(List<AssistantSpec> assistants, long deadline, @Nullable CallLimits limits) {
        this.assistants = List.copyOf(assistants);
        this.deadline = deadline;
        this.limits = limits;
    }

    @Override
    public void open(OpenContext context) {
        SlotCatalog catalog = SlotCatalog.load();
        guards = assistants.stream()
                .map(assistant -> assistant.guards().stream()
                        .filter(guard -> guard.stage().equals(Stage.OUTPUT.name()))
                        .map(guard -> catalog.create(Guard.class, guard.guard()))
                        .toList())
                .toList();
        calls = new CallsInFlight(limits);
    }

    @Override
    public void asyncInvoke(Reply reply, ResultFuture<VettedReply> result) {
        String text = reply.text();
        String session = reply.resolution().decision().session();
        if (text == null) {
            result.complete(List.of(blocked(reply, "no-words", "there are no words to vet")));
        } else if (!calls.begin(UID, session)) {
            result.complete(List.of(blocked(reply, "overflow", "too many replies wait for their guards")));
        } else {
            review(reply, text)
                    .orTimeout(deadline, TimeUnit.MILLISECONDS)
                    .handle((said, failure) -> failure == null && said != null
                            ? new VettedReply(reply, said)
                            : blocked(reply, "no-answer", "a guard did not answer: " + failure))
                    .thenAccept(vetted -> {
                        calls.end(UID, session);
                        result.complete(List.of(vetted));
                    });
        }
    }

    private static VettedReply blocked(Reply reply, String category, String explanation) {
        return new VettedReply(reply, Verdict.block("vet", List.of(category), explanation));
    }

    private CompletableFuture<Verdict> review(Reply reply, String text) {
        List<Guard> chain = guards.get(reply.resolution().assistant());
        Verdict start = chain.isEmpty()
                ? Verdict.block("vet", List.of("no-guard"), "the assistant names no output guard")
                : Verdict.allow("vet");
        CompletableFuture<Verdict> verdict = CompletableFuture.completedFuture(start);
        for (Guard guard : chain) {
            verdict = verdict.thenCompose(so -> so.ruling().lets()
                    ? guard.review(content(reply, textAfter(so, text)))
                            .thenApply(next -> combined(so, next))
                            .toCompletableFuture()
                    : CompletableFuture.completedFuture(so));
        }
        return verdict;
    }

    /** An earlier rewrite stays in force when a later guard has nothing to add. */
    private static Verdict combined(Verdict earlier, Verdict later) {
        return later.ruling() == Verdict.Ruling.ALLOW && earlier.ruling() == Verdict.Ruling.REWRITE ? earlier : later;
    }

    private static String textAfter(Verdict verdict, String text) {
        String rewrite = verdict.rewrite();
        return verdict.ruling() == Verdict.Ruling.REWRITE && rewrite != null ? rewrite : text;
    }

    private static Content content(Reply reply, String text) {
        Decision decision = reply.resolution().decision();
        return new Content(Stage.OUTPUT, decision.session(), text, decision.act(), decision.addressee());
    }

    @Override
    public void close() {
        if (guards != null) {
            guards.forEach(chain -> chain.forEach(Guard::close));
        }
    }
}
