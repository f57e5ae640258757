package dev.kairos.models.client;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

/**
 * What the clients of one server share in this process: the subtasks of a job see the same failures, spare it together,
 * and use the same connections.
 *
 * @param endpoint what is known of the server
 * @param http its connections, which close by themselves once nobody holds them
 */
record Connection(Endpoint endpoint, HttpClient http) {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** The connections of a process by settings, with a clock for what is known of their servers. */
    static Shared<ServerSettings, Connection> shared(Clock clock) {
        return new Shared<>(settings -> to(settings, clock), connection -> {});
    }

    private static Connection to(ServerSettings settings, Clock clock) {
        return new Connection(
                new Endpoint(settings.endpoint(), settings.limits(), clock),
                // not 2: servers of models speak 1.1, and some fail at the offer of anything else
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build());
    }
}
