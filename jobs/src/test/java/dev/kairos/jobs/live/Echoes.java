package dev.kairos.jobs.live;

import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.Ingested;
import dev.kairos.core.json.SessionEventJson;
import dev.kairos.jobs.replay.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The world around a live job: what happens reaches it a little late, what it publishes comes back to it, and somebody
 * may answer. Time goes on in steps shorter than the return delay, so that nothing returns late. Everything that the job
 * was given is the log.
 */
final class Echoes {
    /** How long an event is on its way, ms. */
    private static final long LATENCY = 40;

    private final LiveRun live;
    private final long bound;
    private final long step;
    private final Function<SessionEvent, Optional<SessionEvent>> people;
    private final List<SessionEvent> log = new ArrayList<>();
    private int heard;

    /** @param people what somebody does about what comes back */
    Echoes(LiveRun live, Replay replay, Function<SessionEvent, Optional<SessionEvent>> people) {
        this.live = live;
        this.bound = replay.options().disorder().toMillis();
        this.step = replay.options().loop().returnDelay().toMillis() - 1;
        this.people = people;
    }

    /** Lets events happen at their times, and then time go on for a while. */
    void happen(List<SessionEvent> events, long andThen) throws Exception {
        for (SessionEvent event : events) {
            goOnTo(event.time() + LATENCY);
            give(event);
        }
        goOnTo(live.clock.millis() + andThen);
    }

    /** What the job was given, one event a line, in the order in which it got them. */
    Path write(Path file) throws IOException {
        return Files.write(file, log.stream().map(SessionEventJson::write).toList());
    }

    List<SessionEvent> log() {
        return log;
    }

    private void goOnTo(long time) throws Exception {
        while (live.clock.millis() < time) {
            live.clock.set(Math.min(time, live.clock.millis() + step));
            listen();
        }
    }

    private void listen() throws Exception {
        long reached = live.clock.millis() - bound - 1;
        live.decided.awaitTime(reached);
        live.back.awaitTime(reached);
        List<String> lines = live.back.lines();
        for (String line : lines.subList(heard, lines.size())) {
            SessionEvent event = SessionEventJson.read(line);
            give(event);
            Optional<SessionEvent> answer = people.apply(event);
            if (answer.isPresent()) {
                give(answer.get());
            }
        }
        heard = lines.size();
    }

    private void give(SessionEvent event) throws Exception {
        log.add(event);
        live.feed.put(Ingested.of(event));
    }
}
