package dev.kairos.models.encoder;

/** A model that cannot be loaded, or a text that it cannot encode; not retried here. */
public final class EncoderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EncoderException(String message, Throwable cause) {
        super(message, cause);
    }
}
