package dev.kairos.operators.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.AssistantSpec.GuardSpec;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.Plan;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.ParameterSet;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.operators.fixtures.Rescale;
import dev.kairos.operators.fixtures.Sample;
import dev.kairos.operators.loop.Loop;
import dev.kairos.operators.observe.Heard;
import dev.kairos.operators.observe.Observation;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verdicts of INPUT guards do to decisions; a guard that allows everything is the null. */
class EarlyGuardsHarnessTest {
    private static final String RULING = "ruling";
    private static final String IDENTITY = "plain";

    @ParameterizedTest
    @CsvSource({
        "so it goes,      SPEAK,    offer-help",
        "please rewrite,  SPEAK,    offer-help",
        "please hold,     HOLD,",
        "please refuse,   SPEAK,    refuse",
        "please escalate, ESCALATE, escalate",
        "please block,    SILENT,"
    })
    void everyRulingTakesEffect(String said, Action action, String act) throws Exception {
        Resolution ruled = last(RULING, wanted("b", 2_000, said));
        assertThat(ruled.decision().action()).isEqualTo(action);
        assertThat(ruled.decision().act()).isEqualTo(act);
        assertThat(ruled.plan() == null).isEqualTo(act == null);

        Resolution unruled = last(IDENTITY, wanted("b", 2_000, said));
        assertThat(unruled.decision().action()).as("null case").isEqualTo(Action.SPEAK);
        assertThat(unruled.decision().act()).as("null case").isEqualTo("offer-help");
    }

    @Test
    void aRulingIsNamedInTheReason() throws Exception {
        assertThat(last(RULING, wanted("b", 2_000, "please hold")).decision().reason())
                .contains("input guard ruling@1: it was asked for");
    }

    @Test
    void aRefusalHasItsWordsAndTheAddresseeOfThePlan() throws Exception {
        Plan plan = last(RULING, wanted("b", 2_000, "please refuse")).plan();
        assertThat(plan).isNotNull();
        assertThat(plan.words()).isEqualTo("other words");
        assertThat(plan.addressee()).isEqualTo("ann");
        assertThat(plan.deadline()).isEqualTo(200);
    }

    @Test
    void aResponderReadsNoTurnThatTheGuardsStoppedAndRewritesAsTheyAreRewritten() throws Exception {
        Observation[] course = {
            heard("a", 1_000, "please block", null),
            heard("b", 2_000, "please rewrite", null),
            wanted("c", 3_000, "so it goes")
        };
        assertThat(last(RULING, course).recent())
                .extracting(RecentTurn::text)
                .containsExactly("[withheld]", "other words", "so it goes");
        assertThat(last(IDENTITY, course).recent())
                .as("null case")
                .extracting(RecentTurn::text)
                .containsExactly("please block", "please rewrite", "so it goes");
    }

    @Test
    void atASilenceTheLastTurnIsWhatIsActedOn() throws Exception {
        Observation said = heard("a", 1_000, "please block", SignalType.HELP_MOMENT);
        Observation silence = new Observation(
                said.key(),
                said.session(),
                31_000,
                "silence@31000",
                Observation.Kind.SILENCE,
                null,
                30_000,
                "ann",
                said.features(),
                List.of(new Heard(signal(SignalType.HELP_MOMENT, "a", 31_000), 1)));
        assertThat(last(RULING, said, silence).decision().action()).isEqualTo(Action.SILENT);
        assertThat(last(IDENTITY, said, silence).decision().action())
                .as("null case")
                .isEqualTo(Action.SPEAK);
    }

    @Test
    void whereDangerWasSeenAPersonIsCalledThoughNothingWasToBeSaid() throws Exception {
        Resolution called = last(RULING, heard("a", 1_000, "please escalate", SignalType.UNSAFE));
        assertThat(called.decision().action()).isEqualTo(Action.ESCALATE);
        assertThat(called.decision().alternatives())
                .contains(new Alternative(Action.ESCALATE, 0, 1))
                .filteredOn(other -> other.action() != Action.ESCALATE)
                .allMatch(other -> other.propensity() == 0);

        assertThat(last(IDENTITY, heard("a", 1_000, "please escalate", SignalType.UNSAFE))
                        .decision()
                        .action())
                .as("null case")
                .isEqualTo(Action.WAIT);
        assertThat(last(RULING, heard("a", 1_000, "please escalate", null))
                        .decision()
                        .action())
                .as("no danger seen")
                .isEqualTo(Action.WAIT);
        assertThat(last(RULING, heard("a", 1_000, "please refuse", SignalType.UNSAFE))
                        .decision()
                        .action())
                .as("only a call for a person breaks the silence")
                .isEqualTo(Action.WAIT);
    }

    /** The session's cool-down is ten minutes: it holds back chatter, not the first call for a person. */
    @Test
    void theCoolDownOfTheSessionHoldsBackNoCallForAPersonButAnotherCall() throws Exception {
        assertThat(actions(
                        wanted("a", 1_000, "so it goes"),
                        wanted("b", 2_000, "so it goes"),
                        heard("c", 3_000, "please escalate", SignalType.UNSAFE),
                        heard("d", 4_000, "please escalate", SignalType.UNSAFE)))
                .containsExactly(Action.SPEAK, Action.HOLD, Action.ESCALATE, Action.WAIT);
    }

    private static Observation wanted(String id, long time, String text) {
        return heard(id, time, text, SignalType.HELP_MOMENT);
    }

    private static Observation heard(String id, long time, String text, SignalType type) {
        Observation bare = Sample.observation(Sample.turn(id, time, text));
        return new Observation(
                bare.key(),
                bare.session(),
                time,
                id,
                bare.kind(),
                bare.turn(),
                0,
                bare.lastActor(),
                bare.features(),
                type == null ? List.of() : List.of(new Heard(signal(type, id, time), 1)));
    }

    private static Signal signal(SignalType type, String id, long time) {
        return new Signal(type, 0.9, "word@1", List.of(id), time);
    }

    private static Resolution last(String guard, Observation... course) throws Exception {
        List<Resolution> all = run(Sample.assistant("echo", new GuardSpec("INPUT", SlotSpec.of(guard))), course);
        return all.get(all.size() - 1);
    }

    private static List<Action> actions(Observation... course) throws Exception {
        AssistantSpec patient = Sample.cooling(new GuardSpec("INPUT", SlotSpec.of(RULING)));
        return run(patient, course).stream()
                .map(resolution -> resolution.decision().action())
                .toList();
    }

    private static List<Resolution> run(AssistantSpec assistant, Observation... course) throws Exception {
        try (var harness = new KeyedTwoInputStreamOperatorTestHarness<Long, Arrival, ParameterSet, Resolution>(
                new CoBroadcastWithKeyedOperator<>(
                        new DecideSession(List.of(assistant), Loop.OPEN, Duration.ofSeconds(15)),
                        List.of(DecideSession.PARAMETERS)),
                Arrival::key,
                null,
                Types.LONG,
                Rescale.MAX_PARALLELISM,
                1,
                0)) {
            harness.open();
            for (Observation observation : course) {
                harness.processElement1(Arrival.of(observation), observation.time());
            }
            harness.processWatermark2(new Watermark(60_000));
            harness.processWatermark1(new Watermark(60_000));
            return harness.extractOutputValues();
        }
    }
}
