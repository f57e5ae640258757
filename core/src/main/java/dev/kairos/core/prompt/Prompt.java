package dev.kairos.core.prompt;

import dev.kairos.core.ingest.Redaction;
import dev.kairos.core.prompt.Message.Author;
import dev.kairos.core.session.RecentTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The messages of one call of a model. There is no way to make one but through {@link Builder}, which redacts every word
 * whatever the recording's own redaction was set to, so nothing unredacted can reach a model client.
 *
 * <p>Words of a session are quoted, never mixed with instructions: see {@link Quotation}. A prompt that quotes says in
 * its first message that quotations are data.
 */
public final class Prompt {
    private final List<Message> messages;

    private Prompt(List<Message> messages) {
        this.messages = List.copyOf(messages);
    }

    /** A prompt without a message yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The messages in order, at least one. */
    public List<Message> messages() {
        return messages;
    }

    /** The whole prompt as one text, for logs of what was asked; each message starts with its author in brackets. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Message message : messages) {
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append('[')
                    .append(message.author())
                    .append("]\n")
                    .append(message.text());
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prompt prompt && prompt.messages.equals(messages);
    }

    @Override
    public int hashCode() {
        return messages.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    /** Puts a prompt together. */
    public static final class Builder {
        private final List<Message> messages = new ArrayList<>();
        private boolean quotes;

        private Builder() {}

        /** Instructions without anything from a session. */
        public Builder system(String words) {
            return say(Author.SYSTEM, text -> text.words(words));
        }

        /** A request without anything from a session. */
        public Builder user(String words) {
            return say(Author.USER, text -> text.words(words));
        }

        /** One message of instructions and quotations. */
        public Builder say(Author author, UnaryOperator<Text> written) {
            Text text = written.apply(new Text());
            quotes |= text.quotes;
            messages.add(new Message(author, text.words.toString()));
            return this;
        }

        /**
         * The prompt.
         *
         * @throws IllegalStateException if it has no message
         */
        public Prompt build() {
            if (messages.isEmpty()) {
                throw new IllegalStateException("a prompt has no message; expected one or more");
            }
            List<Message> all = new ArrayList<>(messages);
            if (quotes && all.get(0).author() == Author.SYSTEM) {
                all.set(0, new Message(Author.SYSTEM, all.get(0).text() + "\n\n" + Quotation.RULE));
            } else if (quotes) {
                all.add(0, new Message(Author.SYSTEM, Quotation.RULE));
            }
            return new Prompt(all);
        }
    }

    /** The words of one message. */
    public static final class Text {
        private final StringBuilder words = new StringBuilder();
        private boolean quotes;

        private Text() {}

        /** Words of the program itself. */
        public Text words(String own) {
            words.append(Redaction.ON.apply(own));
            return this;
        }

        /** Words that somebody else chose: a tool's answer, a slot's value, what a model said. */
        public Text quote(String name, String theirs) {
            return block(Quotation.of(name, theirs));
        }

        /** The last turns, each with who said it. */
        public Text turns(String name, List<RecentTurn> turns) {
            return block(Quotation.of(name, turns));
        }

        /** A quotation stands on lines of its own. */
        private Text block(String quotation) {
            boolean atLineStart = words.isEmpty() || words.charAt(words.length() - 1) == '\n';
            words.append(atLineStart ? "" : "\n").append(quotation).append('\n');
            quotes = true;
            return this;
        }
    }
}
