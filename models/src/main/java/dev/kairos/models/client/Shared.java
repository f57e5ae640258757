package dev.kairos.models.client;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One instance of something for all in this process that name it alike: made for the first, done away with after the
 * last. One that cannot be made counts for nobody, so that the next user tries again.
 *
 * @param <K> name
 * @param <V> what is shared
 */
final class Shared<K, V> {
    private final Function<K, V> maker;
    private final Consumer<V> end;
    private final Map<K, Use<V>> uses = new HashMap<>();

    private record Use<V>(V value, int users) {}

    /**
     * @param maker makes an instance
     * @param end does away with it
     */
    Shared(Function<K, V> maker, Consumer<V> end) {
        this.maker = maker;
        this.end = end;
    }

    /** Takes a share; it has to be given back with {@link #release}. */
    synchronized V acquire(K name) {
        Use<V> use = uses.get(name);
        Use<V> more = use == null ? new Use<>(maker.apply(name), 1) : new Use<>(use.value(), use.users() + 1);
        uses.put(name, more);
        return more.value();
    }

    /**
     * Gives a share back.
     *
     * @throws IllegalStateException if nobody holds one
     */
    synchronized void release(K name) {
        Use<V> use = uses.get(name);
        if (use == null) {
            throw new IllegalStateException("released more often than acquired");
        }
        if (use.users() > 1) {
            uses.put(name, new Use<>(use.value(), use.users() - 1));
        } else {
            uses.remove(name);
            end.accept(use.value());
        }
    }
}
