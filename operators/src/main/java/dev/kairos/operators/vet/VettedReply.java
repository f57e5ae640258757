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
    /** Words that may go out, or null if none may: those of the reply, or others that a guard puts in their place. */
    public @Nullable String allowedText() {
        String words = reply.text();
        return words == null ? null : verdict.words(words);
    }
}
