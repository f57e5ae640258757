package dev.kairos.operators.vet;

import dev.kairos.core.reply.Verdict;
import dev.kairos.operators.respond.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A reply with its OUTPUT verdict. DELIVER takes nothing else, so nothing goes out unvetted.
 *
 * @param reply what RESPOND brought
 * @param verdict what the output guards said
 */
public record VettedReply(Reply reply, Verdict verdict) {
    /** Words that may go out, or null if none may. */
    public @Nullable String allowedText() {
        if (!verdict.ruling().lets()) {
            return null;
        }
        return verdict.ruling() == Verdict.Ruling.REWRITE ? verdict.rewrite() : reply.text();
    }
}
