package dev.kairos.core.reply;

/**
 * What calls of models took.
 *
 * @param calls calls that brought an answer
 * @param promptTokens tokens read, 0 if the server did not say
 * @param completionTokens tokens written, 0 if the server did not say
 * @param cost what they cost, in the currency unit of the client's prices
 */
public record Usage(int calls, long promptTokens, long completionTokens, double cost) {
    /** Nobody was asked. */
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /** Both together. */
    public Usage plus(Usage other) {
        return new Usage(
                calls + other.calls,
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                cost + other.cost);
    }
}
