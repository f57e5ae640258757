package dev.kairos.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.decision.Decision;
import dev.kairos.jobs.cli.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
    private static final CheckResult CONSENT = new CheckResult("consent", true, null);
    private static final CheckResult COOL_DOWN = new CheckResult("cool-down", false, "2 min of 10 min");
    private static final CheckResult QUIET = new CheckResult("quiet-hours", false, "22:10 in Europe/Oslo");

    @TempDir
    private Path folder;

    private RunFixture run;

    @BeforeEach
    void start() {
        run = new RunFixture("moderator");
    }

    private Explanation explain(int index) throws IOException {
        run.says("s", 1, "ann", "hello");
        RunLog log = RunLog.read(run.write(folder).output());
        List<Decision> decisions = log.decisions("s");
        return Explanation.of(log, new StepNames(Installation.here().patterns().values()), decisions, index);
    }

    @Test
    void aDecisionToWaitTellsWhatScoreWasMissingAndWhenItWasReached() throws IOException {
        run.waits("s", 1, 0.25).waits("s", 2, 0.1).speaks("s", 63, 0.7, List.of(), "calm");
        assertThat(explain(0))
                .isEqualTo(new Explanation(
                        Fate.WAITED,
                        "Waited",
                        "derailment 0.25 < 0.6",
                        List.of(
                                "A score of 0.60 would have been enough to act; it was 0.25, so 0.35 was missing.",
                                "No detector had reported anything that still counted.",
                                "The score was next enough at 2026-03-04T11:03:00Z, 1 h 2 min later.")));
    }

    @Test
    void aScoreThatIsNeverReachedAgainIsSaidToBe() throws IOException {
        run.waits("s", 1, 0.25).waits("s", 2, 0.1);
        assertThat(explain(0).changes()).contains("The score was never enough again in this session.");
    }

    @Test
    void aSuppressedDecisionNamesEveryCheckThatSaidNoAndWhenItNextPassed() throws IOException {
        run.checked("s", 1, 0.7, CONSENT, COOL_DOWN, QUIET)
                .checked("s", 2, 0.7, CONSENT, COOL_DOWN)
                .checked("s", 12, 0.7, CONSENT);
        Explanation explanation = explain(0);
        assertThat(explanation.fate()).isEqualTo(Fate.SUPPRESSED);
        assertThat(explanation.headline())
                .isEqualTo("Would have spoken (de-escalate), to everybody; check cool-down said no");
        assertThat(explanation.changes())
                .contains(
                        "Check cool-down had to say yes; it saw: 2 min of 10 min.",
                        "Check quiet-hours had to say yes as well; it saw: 22:10 in Europe/Oslo.",
                        "It was next let through at 2026-03-04T10:12:00Z, 11 min 0 s later.")
                .noneMatch(change -> change.contains("consent"));
    }

    @Test
    void aDecisionToSpeakTellsBelowWhichScoreItWouldHaveWaited() throws IOException {
        run.speaks("s", 1, 0.75, List.of("e1"), "calm");
        assertThat(explain(0).changes())
                .containsExactly("With a score below 0.60 it would have waited; the score was 0.75, 0.15 above.");
    }

    @Test
    void aMatchedPatternNamesTheTurnThatEachOfItsStepsNeeded() throws IOException {
        run.speaks("s", 1, 0.75, List.of("e1", "e2", "e3"), "calm");
        assertThat(explain(0).changes())
                .contains(
                        "Pattern derailment@1 matched only because of e1 as \u201cedge\u201d, e2 as \u201cretort\u201d, e3 as"
                                + " \u201cescalation\u201d. Without any one of these turns that match is gone.");
    }

    @Test
    void aBlockedReplyNamesTheGuardAndItsReason() throws IOException {
        run.blocked("s", 1, 0.75, "you fool");
        Explanation explanation = explain(0);
        assertThat(explanation.fate()).isEqualTo(Fate.DROPPED);
        assertThat(explanation.changes())
                .contains(
                        "Words to which lexical@1 does not object would have gone out; it said: it insults somebody.");
    }

    @Test
    void whatIsHeldBackTellsWhenItHadLastActed() throws IOException {
        run.speaks("s", 1, 0.7, List.of(), "calm").holds("s", 3, 0.9);
        assertThat(explain(1).changes())
                .containsExactly(
                        "The score was enough (0.90, needed 0.60); without what held it back it would have acted.",
                        "It had last acted at 2026-03-04T10:01:00Z, 2 min 0 s before.",
                        "It did not act again in this session.");
    }
}
