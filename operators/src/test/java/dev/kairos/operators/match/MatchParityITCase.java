package dev.kairos.operators.match;

import static dev.kairos.operators.match.MatchFixtures.pattern;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.turn.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * MATCH against stock Flink CEP on random sessions that arrive out of order. It drives internal classes of Flink CEP:
 * this is the alarm for a new version of Flink.
 */
class MatchParityITCase {
    @RegisterExtension
    private static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                    .setNumberTaskManagers(1)
                    .setNumberSlotsPerTaskManager(2)
                    .build());

    private static final int SEEDS = 30;
    private static final int EVENTS_PER_SEED = 80;
    private static final List<Cue> LETTERS = List.of(Cue.QUESTION, Cue.THANKS, Cue.APOLOGY, Cue.NEGATION, Cue.HEDGE);
    private static final String A = "{name: a, where: {cue: {QUESTION: '>= 1'}}}";
    private static final String A_PLUS = "{name: a, times: one-or-more, where: {cue: {QUESTION: '>= 1'}}}";
    private static final String B = "{name: b, where: {cue: {THANKS: '>= 1'}}}";
    private static final String ANY_B = "{name: b, contiguity: followed-by-any, where: {cue: {THANKS: '>= 1'}}}";
    private static final String C = "{name: c, where: {cue: {APOLOGY: '>= 1'}}}";
    private static final String ANY_C = "{name: c, contiguity: followed-by-any, where: {cue: {APOLOGY: '>= 1'}}}";
    private static final String NOT_D = "{not: d, where: {cue: {NEGATION: '>= 1'}}}";

    private static String b(String settings) {
        return "{name: b, " + settings + ", where: {cue: {THANKS: '>= 1'}}}";
    }

    private static final List<List<String>> NO_SKIP = List.of(
            List.of(A, B),
            List.of(A, b("contiguity: next")),
            List.of(A, ANY_B),
            List.of(A, NOT_D, B),
            List.of(A, b("times: one-or-more, greedy: true"), C),
            List.of(A, b("optional: true"), C),
            List.of(A, b("times: one-or-more, optional: true"), C),
            List.of(A, b("times: {from: 2, to: 4}"), C),
            List.of(A, "{not: b, where: {cue: {THANKS: '>= 1'}}}"),
            List.of(A_PLUS, "{not: b, where: {cue: {THANKS: '>= 1'}}}"),
            List.of(A, b("times: {from: 2, to: 3}"), NOT_D),
            List.of(A, NOT_D, ANY_C, "{not: b, where: {cue: {THANKS: '>= 1'}, actor: same-as a}}"),
            List.of(A, "{not: d, contiguity: next, where: {cue: {NEGATION: '>= 1'}}}", C),
            List.of(A, b("times: {from: 2, to: 3}, greedy: true, contiguity: next"), NOT_D, C),
            List.of(
                    A,
                    "{name: b, where: {cue: {THANKS: '>= 1'}, actor: other-than a}}",
                    "{name: c, where: {actor: same-as a}}"),
            List.of(A, "{name: b, where: {answers: a}}"),
            List.of(A_PLUS, "{name: b, where: {answers: a, none: [{actor: same-as a}, {cue: {HEDGE: '>= 1'}}]}}"),
            List.of(
                    A,
                    "{not: d, where: {any: [{answers: a}, {all: [{cue: {NEGATION: '> 0'}}, {actor: same-as a}]}]}}",
                    ANY_C),
            List.of(
                    "{name: a, where: {tension: '< 0.1', type: [UTTERANCE, SILENCE], role: USER}}",
                    b("contiguity: next")));

    private static final List<List<String>> SKIPPING = List.of(
            List.of(A, B, C),
            List.of(A_PLUS, B),
            List.of(A, ANY_B, ANY_C),
            List.of(A_PLUS, NOT_D, ANY_C),
            List.of(A, "{not: b, where: {cue: {THANKS: '>= 1'}}}"));
    private static final List<List<String>> TIED =
            List.of(List.of(A_PLUS, "{not: b, where: {cue: {THANKS: '>= 1'}}}"), List.of(A, ANY_B, ANY_C, NOT_D));

    private static final List<PatternSpec> EXPRESSIBLE = Stream.of(
                    patterns("none", "within: 60 ms", NO_SKIP),
                    patterns("last", "within: 60 ms\nskip: past-last", SKIPPING),
                    patterns("next", "within: 30 ms\nskip: to-next", SKIPPING))
            .flatMap(List::stream)
            .toList();

    private static List<PatternSpec> patterns(String prefix, String settings, List<List<String>> steps) {
        return IntStream.range(0, steps.size())
                .mapToObj(
                        i -> pattern(prefix + "-" + i, 1, settings, steps.get(i).toArray(String[]::new)))
                .toList();
    }

    @Test
    void bothEnginesFindTheSameWithFrequentWatermarks() throws Exception {
        ParityJob job = new ParityJob(new RandomSessions(LETTERS, false, 6, 20).events(SEEDS, EVENTS_PER_SEED), 10, 20);

        List<String> expected = assertParity(job, EXPRESSIBLE);
        assertSame(job.ours(EXPRESSIBLE, "hashmap", 1), expected);
    }

    @Test
    void bothEnginesFindTheSameWithRareWatermarks() throws Exception {
        ParityJob job =
                new ParityJob(new RandomSessions(LETTERS, false, 6, 20).events(SEEDS, EVENTS_PER_SEED), 700, 20);

        assertParity(job, EXPRESSIBLE);
    }

    @Test
    void bothEnginesFindTheSameWithAWatermarkAfterEveryEvent() throws Exception {
        ParityJob job = new ParityJob(
                new RandomSessions(LETTERS.subList(0, 4), false, 6, 40).events(SEEDS, EVENTS_PER_SEED), 1, 40);

        assertParity(job, EXPRESSIBLE);
    }

    @Test
    void bothEnginesFindTheSameForTheShippedPatterns() throws Exception {
        List<Cue> cues = List.of(
                Cue.QUESTION,
                Cue.THANKS,
                Cue.APOLOGY,
                Cue.NEGATION,
                Cue.SECOND_PERSON,
                Cue.FRUSTRATION,
                Cue.INSULT,
                Cue.ERROR,
                Cue.RESOLUTION,
                Cue.VAGUE_REQUEST,
                Cue.HELP_REQUEST,
                Cue.REPAIR,
                Cue.HEDGE);
        ParityJob job = new ParityJob(new RandomSessions(cues, true, 60_000, 120_000).events(SEEDS, 300), 20, 120_000);
        List<PatternSpec> shipped = MatchFixtures.shipped();

        List<String> found = assertParity(job, shipped);

        for (PatternSpec spec : shipped) {
            assertThat(found).as("matches of " + spec.id()).anyMatch(line -> line.contains("by=" + spec.name()));
        }
    }

    private static List<String> assertParity(ParityJob job, List<PatternSpec> patterns) throws Exception {
        List<String> expected = job.stock(patterns);
        assertThat(expected).hasSizeGreaterThan(1_000);
        assertSame(job.ours(patterns, "rocksdb", 2), expected);
        return expected;
    }

    // thousands of lines: a failure shows only those that differ
    private static void assertSame(List<String> found, List<String> expected) {
        List<String> tooMany = new ArrayList<>(found);
        expected.forEach(tooMany::remove);
        List<String> missing = new ArrayList<>(expected);
        found.forEach(missing::remove);
        assertThat(tooMany).as("found by ours only").isEmpty();
        assertThat(missing).as("found by stock CEP only").isEmpty();
    }

    /**
     * Matches that begin with the same event and run out at the same time are tied, and a skip strategy keeps one of
     * them. Which one, stock CEP lets depend on how many of them one watermark releases.
     */
    @Test
    void whereStockDependsOnTheWatermarksOursDoesNot() throws Exception {
        List<MatchEvent> events = new RandomSessions(LETTERS, false, 6, 20).events(SEEDS, EVENTS_PER_SEED);
        List<PatternSpec> tied = patterns("tied", "within: 30 ms\nskip: to-next", TIED);
        ParityJob frequent = new ParityJob(events, 1, 20);
        ParityJob rare = new ParityJob(events, 700, 20);

        assertThat(frequent.stock(tied)).isNotEqualTo(rare.stock(tied));
        assertSame(frequent.ours(tied, "hashmap", 1), rare.ours(tied, "rocksdb", 2));
    }

    @Test
    void anEngineThatForgetsAnAbsenceIsFoundOut() throws Exception {
        ParityJob job = new ParityJob(new RandomSessions(LETTERS, false, 6, 20).events(3, EVENTS_PER_SEED), 10, 20);

        List<String> expected = job.stock(List.of(pattern("p", 1, "within: 60 ms", A, NOT_D, B)));
        List<String> broken = job.ours(List.of(pattern("p", 1, "within: 60 ms", A, B)), "hashmap", 1);

        assertThat(broken).isNotEqualTo(expected).containsAll(expected);
    }
}
