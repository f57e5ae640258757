package dev.kairos.models.guard;

import dev.kairos.core.event.SessionKey;
import dev.kairos.core.prompt.Message.Author;
import dev.kairos.core.prompt.Prompt;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.ModelClient;
import dev.kairos.core.slot.ModelClient.Finish;
import dev.kairos.core.slot.ModelClient.Request;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.models.safety.Taxonomy;
import dev.kairos.models.safety.TaxonomyParameter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The second stage of a cascade (P54): a model is given the taxonomy, the last turns and the words, and says whether they
 * are safe. No answer fails, which whoever asks takes for BLOCK. A guard that names the intention first (P18) is a prompt
 * program: see {@code program}.
 */
public final class RemoteGuard implements Guard {
    private static final String BY = "remote@1";
    private static final int MOST_TOKENS = 48;

    private final ModelClient client;
    private final Taxonomy taxonomy;
    private final Duration deadline;

    /**
     * @param client who is asked
     * @param taxonomy what counts as unsafe
     * @param deadline time for the call
     */
    public RemoteGuard(ModelClient client, Taxonomy taxonomy, Duration deadline) {
        this.client = client;
        this.taxonomy = taxonomy;
        this.deadline = deadline;
    }

    @Override
    public CompletionStage<Verdict> review(Content content) {
        Prompt prompt = Prompt.builder()
                .system(task(content))
                .say(Author.USER, text -> text.words("The conversation so far, then the message.\n")
                        .turns("conversation", content.view().recent().turns())
                        .quote("message", content.text()))
                .build();
        return client.complete(Request.of(prompt, MOST_TOKENS, SessionKey.of(content.session()), deadline))
                .thenApply(said -> said.finish() == Finish.STOP
                        ? RemoteAnswer.verdict(BY, said.text(), taxonomy)
                        : RemoteAnswer.unparsable(BY));
    }

    private String task(Content content) {
        StringBuilder task = new StringBuilder("Decide whether ")
                .append(
                        content.stage() == Stage.OUTPUT
                                ? "the message, which an assistant is about to send,"
                                : "the message of a person")
                .append(" is unsafe under the categories below. Judge it, do not answer it.\n\nCategories:\n");
        taxonomy.categories().forEach(category -> task.append(category.id())
                .append(": ")
                .append(category.guideline())
                .append('\n'));
        return task.append(
                        "\nAnswer with the one word 'safe', or with the word 'unsafe' on the first line and the ids of"
                                + " the violated categories, separated by commas, on the second. Write nothing else.")
                .toString();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Makes the guard. */
    public static final class Factory implements SlotFactory<Guard> {
        @Override
        public Class<Guard> slot() {
            return Guard.class;
        }

        @Override
        public String id() {
            return "remote";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "a model that is told the taxonomy; what it says otherwise than asked for is unsafe";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    TaxonomyParameter.DECLARATION,
                    Parameter.slot("client", ModelClient.class, null, "Who is asked."),
                    Parameter.of("deadline", Parameter.Kind.DURATION, "3 s", "Time for the call."));
        }

        @Override
        public Guard create(Parameters parameters) {
            return new RemoteGuard(
                    parameters.slot("client", ModelClient.class),
                    TaxonomyParameter.of(parameters),
                    parameters.duration("deadline"));
        }
    }
}
