package dev.kairos.operators.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.assistant.AdmitSpec;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.operators.admit.AdmitAction.Stage;
import dev.kairos.operators.admit.Application.Kind;
import dev.kairos.operators.decide.Place;
import dev.kairos.operators.decide.Resolution;
import dev.kairos.operators.fixtures.Rescale;
import dev.kairos.operators.fixtures.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What is put off, what groups cost their members, what people do and want, and what a tenant has left. */
class AdmitStagesHarnessTest {
    private static final long TTL = 86_400_000L;

    private static AssistantSpec assistant(String... checks) {
        return Sample.assistant(
                AdmitSpec.of(Arrays.stream(checks).map(SlotSpec::of).toList()));
    }

    @Test
    void whatIsPutOffIsLoggedOnceWhenItsTimeHasCome() throws Exception {
        try (var harness = opened(Stage.PERSON, assistant("patience"))) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""));
            harness.processWatermark(10_999);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(11_000);
            assertThat(decisions(harness))
                    .singleElement()
                    .matches(Decision::admitted)
                    .matches(one -> one.time() == 1_000 && one.deferredUntil() == 11_000)
                    .matches(one -> one.checks().equals(List.of(new CheckResult("patience", true, "waited"))));
            assertThat(harness.extractOutputValues().get(0).due()).isEqualTo(11_000);
        }
    }

    @Test
    void aWatermarkThatLeapsYearsPutsNothingOffForLonger() throws Exception {
        try (var harness = opened(Stage.PERSON, assistant("patience"))) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""));
            harness.processWatermark(1_000 + 400L * TTL);
            assertThat(decisions(harness)).singleElement().matches(one -> one.deferredUntil() == 11_000);
        }
    }

    @Test
    void whatPeopleWantMeanwhileCountsWhenItIsExaminedAgain() throws Exception {
        try (var harness = opened(Stage.PERSON, assistant("patience", "grudge"))) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""));
            hear(harness, consent(5_000, "snoozedUntil", "20000"));
            harness.processWatermark(19_999);
            assertThat(harness.extractOutputValues()).isEmpty();
            hear(harness, reaction(19_999, "s-1/helper/old", "REJECTED"));
            harness.processWatermark(20_000);
            assertThat(decisions(harness))
                    .singleElement()
                    .matches(one -> "grudge".equals(one.suppressedBy()) && one.deferredUntil() == 20_000)
                    .matches(one -> one.checks().size() == 2);
        }
    }

    @Test
    void whatStillWaitsWhenTheClockEndsIsLoggedAsNotAdmitted() throws Exception {
        try (var harness = opened(Stage.PERSON, assistant("patience"))) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""));
            harness.processWatermark(1_000);
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(decisions(harness))
                    .singleElement()
                    .matches(one -> !one.admitted() && "patience".equals(one.suppressedBy()));
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void nothingWaitsForSomebodyWhoIsForgottenAndNoWordsOfItAreLeft() throws Exception {
        try (var harness = opened(Stage.PERSON, assistant("patience"))) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""), Sample.resolution("b", 11_000, "ann", ""));
            hear(harness, Sample.forget("f", 2_000, "ann").event());
            harness.processWatermark(2_000);
            assertThat(decisions(harness))
                    .singleElement()
                    .matches(one -> one.event().equals("a") && "patience".equals(one.suppressedBy()));
            harness.processWatermark(21_000);
            assertThat(decisions(harness)).hasSize(2).last().matches(Decision::admitted);
        }
    }

    @Test
    void whatIsPutOffIsRestoredOnOneOfTwoSubtasks() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = opened(Stage.PERSON, assistant("patience"))) {
            apply(harness, Sample.resolution("a", 1_000, "ann", ""));
            harness.processWatermark(5_000);
            snapshot = harness.snapshot(1, 1);
        }
        List<Decision> decisions = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            try (var restored = unopened(Stage.PERSON, assistant("patience"), 2, index)) {
                restored.initializeState(Rescale.toTwo(snapshot, index));
                restored.open();
                restored.processWatermark(11_000);
                decisions.addAll(decisions(restored));
            }
        }
        assertThat(decisions).singleElement().matches(one -> one.admitted() && one.deferredUntil() == 11_000);
    }

    @Test
    void aReactionCountsFromItsTimeOnWhateverTheOrderOfArrival() throws Exception {
        try (var harness = opened(Stage.PERSON, assistant("grudge"))) {
            apply(harness, Sample.resolution("late", 3_000, "ann", ""), Sample.resolution("early", 1_000, "ann", ""));
            hear(harness, reaction(2_000, "s-1/helper/early", "REJECTED"));
            hear(harness, reaction(2_000, "s-1/helper/early", "REJECTED"));
            harness.processWatermark(3_000);
            assertThat(decisions(harness)).extracting(Decision::event).containsExactly("early", "late");
            assertThat(decisions(harness)).extracting(Decision::admitted).containsExactly(true, false);
        }
    }

    @Test
    void aGroupIsToldOnceAndAllWhoTookPartAreDebited() throws Exception {
        try (var groups = opened(Stage.SESSION, assistant("cool-down"));
                var people = opened(Stage.PERSON, assistant("cool-down"))) {
            apply(groups, toGroup("a", 1_000, "ann", "bob"), toGroup("b", 2_000, "ann", "bob"));
            groups.processWatermark(2_000);
            assertThat(decisions(groups)).extracting(Decision::admitted).containsExactly(true, false);
            List<Application> debits = groups.getSideOutput(AdmitAction.DEBITS).stream()
                    .map(StreamRecord::getValue)
                    .toList();
            assertThat(debits).hasSize(2).allMatch(one -> one.kind() == Kind.DEBIT && one.time() == 1_000);
            assertThat(debits).allMatch(one -> one.resolution().recent().isEmpty());
            for (Application debit : debits) {
                people.processElement(debit, debit.time());
            }
            apply(people, Sample.resolution("c", 1_000, "ann", ""), Sample.resolution("d", 1_000, "eve", ""));
            people.processWatermark(1_000);
            assertThat(decisions(people)).extracting(Decision::addressee).containsExactlyInAnyOrder("ann", "eve");
            assertThat(decisions(people))
                    .allMatch(one -> one.admitted() == one.addressee().equals("eve"));
        }
    }

    @Test
    void withoutTheDebitTheMemberWouldBeToldTwice() throws Exception {
        try (var people = opened(Stage.PERSON, assistant("cool-down"))) {
            apply(people, Sample.resolution("c", 1_000, "ann", ""));
            people.processWatermark(1_000);
            assertThat(decisions(people)).allMatch(Decision::admitted);
        }
    }

    @Test
    void aSessionHearsReactionsToWhatItWasToldAsAWholeOnly() throws Exception {
        try (var groups = opened(Stage.SESSION, assistant("grudge"))) {
            apply(groups, toGroup("a", 1_000, "ann"), toGroup("b", 3_000, "ann"), toGroup("c", 5_000, "ann"));
            hearInSession(groups, reaction(2_000, "s-1/helper/to-bob", "REJECTED"));
            hearInSession(groups, reaction(4_000, "s-1/helper/a", "REJECTED"));
            groups.processWatermark(5_000);
            assertThat(decisions(groups)).extracting(Decision::admitted).containsExactly(true, true, false);
        }
    }

    @Test
    void aTenantStepsDownAndThenIsSilentWithTheChecksOfBothStagesInTheLog() throws Exception {
        AdmitSpec admit = new AdmitSpec(List.of(), List.of(SlotSpec.of("purse")), AdmitSpec.WatchSpec.UNLESS_REFUSED);
        try (var tenants = opened(Stage.TENANT, Sample.assistant(admit))) {
            for (int i = 0; i < 4; i++) {
                Resolution one = Sample.resolution("e" + i, 1_000 + i, i % 2 == 0 ? "ann" : "bob", "");
                one = one.with(one.decision().admittedBy(List.of(new CheckResult("consent", true, "yes"))));
                tenants.processElement(Application.toTenant(one), 1_000 + i);
            }
            tenants.processWatermark(2_000);
            assertThat(tenants.extractOutputValues())
                    .extracting(Resolution::step)
                    .containsExactly(0, 1, 1, 0);
            assertThat(decisions(tenants)).extracting(Decision::admitted).containsExactly(true, true, true, false);
            assertThat(decisions(tenants).get(3).checks())
                    .extracting(CheckResult::id)
                    .containsExactly("consent", "purse");
        }
    }

    @Test
    void tenantsAreApartAndSoAreTenantsAndPeopleOfOneName() {
        Resolution one = Sample.resolution("a", 1_000, "acme", "");
        Resolution acme = new Resolution(one.decision(), 0, one.plan(), List.of(), 1_000, new Place("acme", "#a"), 0);
        assertThat(Application.toTenant(acme).key())
                .isNotEqualTo(Application.toTenant(one).key());
        assertThat(Application.toTenant(acme).key())
                .isNotEqualTo(Application.of(acme).key());
    }

    @Test
    void withoutAnOrderInsideOneInstantWhoComesFirstIsAMatterOfLuck() throws Exception {
        assertThat(admitted("a", "b")).containsExactly("a").isEqualTo(admitted("b", "a"));
        assertThat(firstComeFirstServed("a", "b")).isNotEqualTo(firstComeFirstServed("b", "a"));
    }

    @Test
    void keyedByTheSessionOneBudgetWouldBeSpentTwice() throws Exception {
        try (var harness = opened(Stage.PERSON, assistant("cool-down"))) {
            for (String session : List.of("s-1", "s-2")) {
                Resolution one = Sample.resolution(session, 1_000, "ann", "");
                harness.processElement(new Application(session.hashCode(), 1_000, one, null, Kind.ACTION), 1_000);
            }
            harness.processWatermark(1_000);
            assertThat(decisions(harness)).allMatch(Decision::admitted);
        }
    }

    /** Who is admitted if two actions for ann come in that order. */
    private static List<String> admitted(String... points) throws Exception {
        try (var harness = opened(Stage.PERSON, assistant("cool-down"))) {
            for (String point : points) {
                apply(harness, Sample.resolution(point, 1_000, "ann", ""));
            }
            harness.processWatermark(1_000);
            return decisions(harness).stream()
                    .filter(Decision::admitted)
                    .map(Decision::event)
                    .toList();
        }
    }

    /** The same without the queue: each is handled when it arrives, by an operator whose time has gone on. */
    private static List<String> firstComeFirstServed(String... points) throws Exception {
        try (var harness = opened(Stage.PERSON, assistant("cool-down"))) {
            long watermark = 1_000;
            for (String point : points) {
                apply(harness, Sample.resolution(point, 1_000, "ann", ""));
                harness.processWatermark(watermark++);
            }
            return decisions(harness).stream()
                    .filter(Decision::admitted)
                    .map(Decision::event)
                    .toList();
        }
    }

    private static Resolution toGroup(String point, long time, String... members) {
        Resolution one = Sample.resolution(point, time, null, "");
        List<RecentTurn> recent = Arrays.stream(members)
                .map(member ->
                        new RecentTurn("t-" + member, time, EventType.UTTERANCE, member, Role.USER, "hello", null))
                .sorted(Comparator.comparing(RecentTurn::id))
                .toList();
        return new Resolution(one.decision(), 0, one.plan(), recent, time);
    }

    private static SessionEvent consent(long time, String name, String value) {
        return new SessionEvent(
                Sample.SESSION,
                "c-" + time,
                time,
                EventType.CONSENT,
                new Actor("ann", Role.USER),
                null,
                null,
                Map.of(name, value));
    }

    private static SessionEvent reaction(long time, String intervention, String kind) {
        return new SessionEvent(
                Sample.SESSION,
                "r-" + time,
                time,
                EventType.REACTION,
                new Actor("ann", Role.USER),
                null,
                null,
                Map.of("intervention", intervention, "kind", kind));
    }

    private static void hear(
            KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> harness, SessionEvent event)
            throws Exception {
        harness.processElement(Application.toPerson(event), event.time());
    }

    private static void hearInSession(
            KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> harness, SessionEvent event)
            throws Exception {
        harness.processElement(Application.toSession(event), event.time());
    }

    private static List<Decision> decisions(
            KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> harness) {
        return harness.extractOutputValues().stream().map(Resolution::decision).toList();
    }

    private static void apply(
            KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> harness, Resolution... resolutions)
            throws Exception {
        for (Resolution resolution : resolutions) {
            harness.processElement(
                    Application.of(resolution), resolution.decision().time());
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> opened(
            Stage stage, AssistantSpec assistant) throws Exception {
        var harness = unopened(stage, assistant, 1, 0);
        harness.open();
        return harness;
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Application, Resolution> unopened(
            Stage stage, AssistantSpec assistant, int parallelism, int index) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AdmitAction(stage, List.of(assistant), TTL)),
                Application::key,
                Types.LONG,
                Rescale.MAX_PARALLELISM,
                parallelism,
                index);
    }
}
