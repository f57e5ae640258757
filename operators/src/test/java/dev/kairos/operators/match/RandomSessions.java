package dev.kairos.operators.match;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionKey;
import dev.kairos.core.session.Feature;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import dev.kairos.core.turn.Tension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random sessions: independent per seed, several sessions each, several events of one time, arriving out of order.
 *
 * @param cues cues of which an event carries one, or, with {@code rich}, up to two
 * @param rich whether events also differ in type, role, features and attributes, as the shipped patterns ask
 * @param step largest event time between neighbours, ms
 * @param bound disorder: an event arrives up to this much later than its time, ms
 */
record RandomSessions(List<Cue> cues, boolean rich, int step, int bound) {
    private static final int SESSIONS_PER_SEED = 4;
    private static final int ACTORS = 3;
    private static final List<EventType> TYPES = List.of(
            EventType.UTTERANCE,
            EventType.UTTERANCE,
            EventType.UTTERANCE,
            EventType.UTTERANCE,
            EventType.TOOL_RESULT,
            EventType.CAPTION);

    private record Arrival(long time, MatchEvent event) {}

    /** Events in order of arrival, ended by one beyond the last whose only purpose is the watermark. */
    List<MatchEvent> events(int seeds, int perSeed) {
        List<Arrival> arrivals = new ArrayList<>();
        long last = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            long time = 1_000;
            for (int i = 0; i < perSeed; i++) {
                time += random.nextInt(step);
                arrivals.add(new Arrival(time + random.nextInt(bound), event(seed, i, time, random)));
            }
            last = Math.max(last, time);
        }
        arrivals.sort(Comparator.comparingLong(Arrival::time));
        List<MatchEvent> events =
                new ArrayList<>(arrivals.stream().map(Arrival::event).toList());
        events.add(MatchFixtures.said("end", "end", last + 1, "nobody", null));
        return events;
    }

    private MatchEvent event(int seed, int index, long time, Random random) {
        String session = seed + "-" + random.nextInt(SESSIONS_PER_SEED);
        float[] counts = new float[Cue.values().length];
        counts[cues.get(random.nextInt(cues.size())).ordinal()]++;
        float[] features = new float[0];
        if (rich) {
            counts[cues.get(random.nextInt(cues.size())).ordinal()] += random.nextInt(2);
            features = new float[Feature.values().length];
            features[Feature.SAME_ERROR.ordinal()] = random.nextInt(5);
            features[Feature.REQUEST_SIMILARITY.ordinal()] = random.nextFloat();
            features[Feature.SPEAKER_CHANGED.ordinal()] = random.nextInt(2);
            features[Feature.REPLAYED.ordinal()] = random.nextInt(4);
        }
        EventType type = rich ? TYPES.get(random.nextInt(TYPES.size())) : EventType.UTTERANCE;
        boolean isTool = type == EventType.TOOL_RESULT;
        return new MatchEvent(
                SessionKey.of(session),
                session,
                // not ascending, so that the order within one time differs from that of creation
                "e" + Integer.reverse(index),
                time,
                type,
                isTool ? "tool" : "u" + random.nextInt(ACTORS),
                isTool ? Role.TOOL : Role.USER,
                random.nextInt(3) == 0 ? "e" + Integer.reverse(Math.max(0, index - 1 - random.nextInt(12))) : null,
                counts,
                (float) Tension.of(new Cues("en", 10, counts)),
                new float[0],
                features,
                isTool ? Map.of("status", random.nextBoolean() ? "unfeasible" : "ok") : Map.of(),
                random.nextInt(3) == 0 ? MatchEvent.nameKey("u" + random.nextInt(ACTORS)) : 0);
    }
}
