package dev.kairos.models.encoder;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One instance of something costly for all that use it: loaded for the first, closed after the last. A load that fails
 * counts for nobody, so the next user tries again.
 *
 * @param <M> what is shared
 */
final class SharedModel<M extends AutoCloseable> {
    private final Supplier<M> loader;
    private @Nullable M model;
    private int users;

    SharedModel(Supplier<M> loader) {
        this.loader = loader;
    }

    /** Takes a share; it has to be given back with {@link #release()}. */
    synchronized M acquire() {
        M loaded = model == null ? loader.get() : model;
        model = loaded;
        users++;
        return loaded;
    }

    /**
     * Gives a share back.
     *
     * @throws IllegalStateException if nobody holds one
     */
    synchronized void release() {
        if (model == null) {
            throw new IllegalStateException("released more often than acquired");
        }
        users--;
        if (users == 0) {
            M last = model;
            model = null;
            close(last);
        }
    }

    synchronized int users() {
        return users;
    }

    private static void close(AutoCloseable last) {
        try {
            last.close();
        } catch (Exception e) {
            throw new EncoderException("cannot close " + last + ": " + e.getMessage(), e);
        }
    }
}
