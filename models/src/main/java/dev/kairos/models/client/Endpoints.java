package dev.kairos.models.client;

import dev.kairos.core.time.WallClock;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The servers that this process talks to, each with what is known of it and one pool of connections, for as long as
 * somebody uses it: the subtasks of a job see the same failures and share the same limits.
 */
final class Endpoints {
    /** Those of this process. */
    static final Endpoints SHARED = new Endpoints();

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Map<ServerSettings, Use> used = new HashMap<>();

    /** A server in use. */
    private record Use(Connection connection, int users) {}

    /**
     * What the clients of one server share.
     *
     * @param endpoint what is known of the server
     * @param http its connections
     */
    record Connection(Endpoint endpoint, HttpClient http) {
        static Connection to(ServerSettings settings) {
            return new Connection(
                    new Endpoint(settings.endpoint(), settings.limits(), WallClock.system()),
                    // not 2: servers of models speak 1.1, and some fail at the offer of anything else
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(CONNECT)
                            .build());
        }
    }

    /** Takes a share; it has to be given back with {@link #release}. */
    synchronized Connection acquire(ServerSettings settings) {
        Use use = used.get(settings);
        Use more = use == null ? new Use(Connection.to(settings), 1) : new Use(use.connection(), use.users() + 1);
        used.put(settings, more);
        return more.connection();
    }

    /** Gives a share back; connections close by themselves once nobody holds them. */
    synchronized void release(ServerSettings settings) {
        used.computeIfPresent(
                settings, (same, use) -> use.users() == 1 ? null : new Use(use.connection(), use.users() - 1));
    }
}
