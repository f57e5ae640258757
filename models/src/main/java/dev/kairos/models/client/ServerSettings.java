package dev.kairos.models.client;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is, and how it is to be treated. Clients with equal settings share what is counted for the server.
 *
 * @param base URL before {@code /chat/completions}
 * @param model model to ask for
 * @param key key that the server wants, or null
 * @param prices what tokens cost
 * @param structure how an answer with a schema is asked for
 * @param retries further attempts after one that failed, while there is time
 * @param backOff wait before the first further attempt; doubled for each next one
 * @param limits what the server is spared
 */
record ServerSettings(
        URI base,
        String model,
        @Nullable Secret key,
        Prices prices,
        Structure structure,
        int retries,
        Duration backOff,
        Limits limits) {

    /**
     * What a million tokens cost, in any one currency unit.
     *
     * @param prompt tokens read
     * @param completion tokens written
     */
    record Prices(double prompt, double completion) {
        private static final double MILLION = 1e6;

        double of(long promptTokens, long completionTokens) {
            return (promptTokens * prompt + completionTokens * completion) / MILLION;
        }
    }

    /** What servers understand about structured answers. The answer is checked in any case. */
    enum Structure {
        JSON_SCHEMA,
        JSON_OBJECT,
        NONE
    }

    /**
     * What a server is spared.
     *
     * @param callsInFlight attempts at a time in this process
     * @param callsPerMinute attempts in a minute in this process, 0 for no limit
     * @param window last attempts that are looked at
     * @param failureShare share of them that has to fail for the server to be left alone
     * @param rest how long it is then left alone, before one attempt tries it again
     */
    record Limits(int callsInFlight, int callsPerMinute, int window, double failureShare, Duration rest) {}

    /** A text that is shown nowhere. */
    record Secret(String text) {
        @Override
        public String toString() {
            return "[secret]";
        }
    }

    /** The server without user, query and fragment, which may hold secrets. */
    String endpoint() {
        int port = base.getPort();
        return base.getScheme() + "://" + base.getHost() + (port < 0 ? "" : ":" + port) + base.getPath();
    }
}
