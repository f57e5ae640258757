package dev.kairos.models.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.session.SummaryState;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.slot.Detector;
import dev.kairos.core.slot.DetectorContract;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.slot.Views;
import dev.kairos.core.turn.Turn;
import dev.kairos.models.cue.LexicalCueExtractor;
import org.junit.jupiter.api.Test;

class CueDetectorTest extends DetectorContract {
    private static final LexicalCueExtractor CUES = new LexicalCueExtractor();

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("derailment-cues");
    }

    @Override
    protected SessionView telling() {
        return said("bob: You never listen, this is ridiculous!", "ann: You are an idiot, you don't know anything!");
    }

    /** The view after some turns, with the features that the summary gives. */
    private static SessionView said(String... lines) {
        Views views = new Views();
        SummaryState summary = new SummaryState();
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            boolean isActivity = parts[0].equals("screen");
            views.says(parts[0], Role.USER, isActivity ? EventType.ACTIVITY : EventType.UTTERANCE, parts[1]);
            Turn bare = views.view().turn();
            summary.add(new Turn(bare.event(), CUES.extract(bare.event()), new float[0]));
        }
        SessionView view = views.view();
        Turn last = new Turn(view.turn().event(), CUES.extract(view.turn().event()), new float[0]);
        return SessionView.ofTurn("session", last, summary.features(view.now(), 0));
    }

    private static double score(String detector, String... lines) {
        Detector made = SlotCatalog.load().create(Detector.class, SlotSpec.of(detector));
        return made.detect(said(lines)).stream()
                .mapToDouble(Signal::score)
                .max()
                .orElse(0);
    }

    @Test
    void aQuarrelScoresHighAndADiscussionLow() {
        assertThat(made().detect(telling()).get(0).score()).isGreaterThan(0.7);
        assertThat(score(
                        "derailment-cues",
                        "bob: I think the cache is too small",
                        "ann: Good point, thanks, I'll try it"))
                .isLessThan(0.2);
    }

    @Test
    void conciliationLowersTheScore() {
        String[] quarrel = {"bob: You never listen, this is ridiculous!", "ann: You don't know anything!"};
        String[] calmed = {quarrel[0], quarrel[1], "bob: Sorry, you are right, thanks for explaining"};
        assertThat(score("derailment-cues", calmed)).isLessThan(score("derailment-cues", quarrel));
    }

    @Test
    void repeatedErrorsAndSearchesAreAHelpMoment() {
        assertThat(score(
                        "help-cues",
                        "screen: build failed: CompileException in Importer",
                        "screen: searched for CompileException Importer",
                        "screen: build failed: CompileException in Importer",
                        "screen: searched for importer documentation",
                        "screen: build failed: CompileException in Importer"))
                .isGreaterThan(0.55);
        assertThat(score("help-cues", "screen: opened the calendar")).isLessThan(0.2);
    }

    @Test
    void declinedHelpIsNotOffered() {
        String[] stuck = {"ann: I'm stuck, can somebody help me with the importer?"};
        assertThat(score("help-cues", stuck)).isGreaterThan(0.2);
        assertThat(score("help-cues", stuck[0], "ann: no thanks, let me try it myself"))
                .isLessThan(0.2);
    }

    @Test
    void aVagueRequestNeedsClarificationAndAPreciseOneDoesNot() {
        assertThat(score("clarification-cues", "ann: can you fix it")).isGreaterThan(0.5);
        assertThat(score("clarification-cues", "ann: can you fix the header check in Importer.java line 40"))
                .isLessThan(0.2);
    }
}
