package dev.kairos.jobs.bench;

import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Made-up talk of a support channel: sentences of four to sixty words, one in five of them tense. The same every time. */
final class SmallTalk {
    private static final long SEED = 11;
    private static final long START = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();
    private static final int PEOPLE = 4;
    private static final List<String> CALM = List.of(
            "the build passed again after the cache was emptied",
            "could somebody look at the import of last night",
            "thanks, that was the missing flag",
            "the second page still shows the old price",
            "we moved the meeting to Thursday morning",
            "which version of the driver is on the test machine",
            "the log says that the queue is empty since nine",
            "please send me the report when it is ready",
            "it works on my side with the same settings",
            "maybe the time zone of the server is wrong");
    private static final List<String> TENSE = List.of(
            "you never read what people write to you",
            "this is ridiculous, you broke it again",
            "why do you keep ignoring the tickets",
            "stop blaming us for your mess");

    private SmallTalk() {}

    /** Some texts. */
    static List<String> texts(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> text(random))
                .toList();
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int sentences = 1 + (random.nextInt(3) == 0 ? random.nextInt(6) : 0);
        for (int i = 0; i < sentences; i++) {
            List<String> from = random.nextInt(5) == 0 ? TENSE : CALM;
            text.append(text.isEmpty() ? "" : ". ").append(from.get(random.nextInt(from.size())));
        }
        return text.append(random.nextInt(4) == 0 ? "?" : ".").toString();
    }

    /**
     * An event of one of many sessions that go on side by side, in time order.
     *
     * @param index place of the event, from 0
     * @param sessions number of sessions
     */
    static SessionEvent event(int index, int sessions, String text) {
        int session = index % sessions;
        int turn = index / sessions;
        return new SessionEvent(
                "session-" + session,
                "e-" + turn,
                START + index * 20L,
                EventType.UTTERANCE,
                new Actor("person-" + session + "-" + turn % PEOPLE, Role.USER),
                text,
                null,
                Map.of("channel", "#help"));
    }
}
