package dev.kairos.core.prompt;

/**
 * One message to a model. Only {@link Prompt} makes them.
 *
 * @param author who is taken to say it
 * @param text redacted words
 */
public record Message(Author author, String text) {
    /** Who says a message. */
    public enum Author {
        /** Whoever wrote the program: instructions. */
        SYSTEM,
        /** Who asks the model. */
        USER,
        /** The model itself, earlier. */
        ASSISTANT
    }
}
