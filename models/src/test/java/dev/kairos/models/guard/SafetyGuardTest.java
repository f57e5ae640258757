package dev.kairos.models.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.Guard.Content;
import dev.kairos.core.slot.Guard.Stage;
import dev.kairos.core.slot.GuardContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import dev.kairos.models.detector.SafetyDetector;
import dev.kairos.models.guard.SafetyGuard.Band;
import dev.kairos.models.probe.GuardProbe;
import dev.kairos.models.safety.SafetyInput;
import dev.kairos.models.safety.SafetyScale;
import dev.kairos.models.safety.Taxonomies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SafetyGuardTest extends GuardContract {
    private static final String THREAT = "I will hurt you and you will bleed";
    private static final String QUESTION = "How do I sort a list of numbers?";

    private final List<String> asked = new ArrayList<>();

    @Override
    protected SlotSpec spec() {
        return new SlotSpec("safety", Map.of("taxonomy", Taxonomies.file().value()));
    }

    @Override
    protected Content harmless() {
        return input(QUESTION);
    }

    @Override
    protected Content harmful() {
        return input(THREAT);
    }

    private static Content input(String text) {
        return new Content(Stage.INPUT, "s", text, null, null);
    }

    @Test
    void outsideTheBandNobodyIsAskedAndInsideTheNextGuardDecides() {
        try (SafetyScale scale = SafetyScale.shipped(Taxonomies.shipped())) {
            double threat = SafetyScale.highest(scale.byGrams(SafetyInput.of(THREAT)));
            double question = SafetyScale.highest(scale.byGrams(SafetyInput.of(QUESTION)));
            assertThat(threat).isGreaterThan(0.5);
            assertThat(question).isLessThan(0.5);
            SafetyGuard sure = guard(scale, new Band(0.5, 0.5));
            assertThat(verdict(sure, THREAT).ruling()).isEqualTo(Ruling.REFUSE);
            assertThat(verdict(sure, QUESTION).ruling()).isEqualTo(Ruling.ALLOW);
            assertThat(asked).isEmpty();
            SafetyGuard doubtful = guard(scale, new Band(question, 1));
            assertThat(verdict(doubtful, THREAT).by()).isEqualTo("next@1");
            assertThat(verdict(doubtful, QUESTION).by()).isEqualTo("next@1");
            assertThat(asked).containsExactly(THREAT, QUESTION);
        }
    }

    @Test
    void inDoubtWithoutAnybodyToAskItBlocks() {
        Guard alone = made(Map.of("taxonomy", Taxonomies.file().value(), "low", 0.0001, "high", 1));
        Verdict verdict = alone.review(input(QUESTION)).toCompletableFuture().join();
        assertThat(verdict.ruling()).isEqualTo(Ruling.BLOCK);
        assertThat(verdict.by()).isEqualTo("block@1");
    }

    @Test
    void theVectorTierReadsTheSentenceToo() {
        Guard both = made(Map.of("taxonomy", Taxonomies.file().value(), "tier", "vector"));
        assertThat(both.review(input(THREAT))
                        .toCompletableFuture()
                        .join()
                        .ruling()
                        .lets())
                .isFalse();
        assertThat(both.review(input(QUESTION)).toCompletableFuture().join().ruling())
                .isEqualTo(Ruling.ALLOW);
        both.close();
    }

    @Test
    void aBandThatDoesNotHoldTheThresholdIsRefused() {
        assertThatThrownBy(() -> new Band(0.6, 0.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Band(0.1, 0.4)).isInstanceOf(IllegalArgumentException.class);
    }

    /** INPUT through CONSULT: detector, probe and the guard that passes the answer on. */
    @Test
    void whatTheProbeLearntTheConsultedGuardPassesOnAndWithoutAnAnswerItBlocks() {
        SessionView bare = new Views().says("ann", THREAT).view();
        try (SafetyDetector detector = new SafetyDetector(SafetyScale.shipped(Taxonomies.shipped()), 0.1, 600_000)) {
            List<Signal> seen = detector.detect(bare);
            assertThat(seen).singleElement().matches(signal -> signal.type() == SignalType.UNSAFE);
            SessionView heard = bare.withSignals(seen);
            GuardProbe never = new GuardProbe(next(Verdict.allow("next@1")), new Band(0.5, 0.5), 600_000);
            assertThat(never.wants(heard)).isFalse();
            assertThat(never.wants(bare)).isFalse();

            assertThat(consulted(heard).ruling()).isEqualTo(Ruling.BLOCK);
            assertThat(consulted(heard).categories()).containsExactly("no-answer");
            GuardProbe always = new GuardProbe(next(Verdict.allow("next@1")), new Band(0, 1), 600_000);
            assertThat(always.wants(heard)).isTrue();
            assertThat(consulted(answered(heard, always)).ruling()).isEqualTo(Ruling.ALLOW);
            GuardProbe strict = new GuardProbe(new BlockingGuard(), new Band(0, 1), 600_000);
            assertThat(consulted(answered(heard, strict)).ruling()).isEqualTo(Ruling.BLOCK);
        }
    }

    @Test
    void anAnswerAboutAnotherTurnIsNoAnswer() {
        SessionView other = new Views().says("ann", "one").says("ann", "two").view();
        Signal about = new Signal(SignalType.UNSAFE, 0, "guard:next@1", List.of("e1"), Long.MAX_VALUE);
        assertThat(consulted(other.withSignals(List.of(about))).categories()).containsExactly("no-answer");
        List<RecentTurn> recent = other.recent().turns();
        assertThat(recent).last().extracting(RecentTurn::id).isEqualTo("e2");
    }

    private static SessionView answered(SessionView view, GuardProbe probe) {
        List<Signal> signals = new ArrayList<>(view.signals());
        signals.addAll(probe.ask(view).toCompletableFuture().join());
        return view.withSignals(signals);
    }

    private static Verdict consulted(SessionView view) {
        return new ConsultedGuard()
                .review(new Content(Stage.INPUT, "s", THREAT, null, null, view))
                .toCompletableFuture()
                .join();
    }

    private SafetyGuard guard(SafetyScale scale, Band band) {
        return new SafetyGuard(scale, null, band, next(Verdict.allow("next@1")));
    }

    private Guard next(Verdict answer) {
        return content -> {
            asked.add(content.text());
            return CompletableFuture.completedFuture(answer);
        };
    }

    private static Verdict verdict(Guard guard, String text) {
        return guard.review(input(text)).toCompletableFuture().join();
    }
}
