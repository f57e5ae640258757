package dev.kairos.models.onnx;

/** A model that cannot be loaded, or that fails on an input; not retried here. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
