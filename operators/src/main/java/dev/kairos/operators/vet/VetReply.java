package dev.kairos.operators.vet;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.session.Features;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.SessionView.History;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import dev.kairos.core.slot.GuardChain;
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
 * VET: the output guards of the assistant, in order; the first that objects decides, and words put in place of others are
 * what the next one sees. No guard, no answer or an error is BLOCK.
 */
public final class VetReply extends RichAsyncFunction<Reply, VettedReply> {
    public static final String UID = "vet-reply";
    private static final long serialVersionUID = 1L;
    private static final String BY = "vet";

    private final List<AssistantSpec> assistants;
    private final long deadline;
    private final @Nullable CallLimits limits;
    private transient List<GuardChain> guards;
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
                .map(assistant -> new GuardChain(assistant.guards().stream()
                        .filter(guard -> guard.stage().equals(Stage.OUTPUT.name()))
                        .map(guard -> catalog.create(Guard.class, guard.guard()))
                        .toList()))
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
        return new VettedReply(reply, Verdict.block(BY, List.of(category), explanation));
    }

    private CompletableFuture<Verdict> review(Reply reply, String text) {
        GuardChain chain = guards.get(reply.resolution().assistant());
        return chain.isEmpty()
                ? CompletableFuture.completedFuture(
                        Verdict.block(BY, List.of("no-guard"), "the assistant names no output guard"))
                : chain.review(content(reply, text)).toCompletableFuture();
    }

    private static Content content(Reply reply, String text) {
        Decision decision = reply.resolution().decision();
        return new Content(
                Stage.OUTPUT,
                decision.session(),
                text,
                decision.act(),
                decision.addressee(),
                view(decision, reply.resolution().recent()));
    }

    /** What the decision saw, as far as it came along. */
    private static SessionView view(Decision decision, List<RecentTurn> recent) {
        return new SessionView(
                decision.session(),
                decision.id(),
                decision.time(),
                0,
                null,
                null,
                Features.none(),
                decision.signals(),
                () -> recent,
                History.none(),
                List.of(),
                null,
                null);
    }

    @Override
    public void close() {
        if (guards != null) {
            guards.forEach(GuardChain::close);
        }
    }
}
