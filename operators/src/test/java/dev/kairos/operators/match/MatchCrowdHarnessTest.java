package dev.kairos.operators.match;

import static dev.kairos.operators.match.MatchFixtures.said;
import static dev.kairos.operators.match.MatchFixtures.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.session.Feature;
import dev.kairos.core.turn.Cue;
import org.junit.jupiter.api.Test;

/** The shipped derailment pattern where many people talk at once. */
class MatchCrowdHarnessTest {
    private static final int CROWD = 40;
    private static final int FEW = 3;

    @Test
    void twoWhoCallEachOtherByNameDerailInACrowd() throws Exception {
        assertThat(derailments(
                        in(CROWD, "", said("e1", 1_000, "ann", Cue.FRUSTRATION)),
                        in(CROWD, "Ann", said("e2", 2_000, "bob", Cue.SECOND_PERSON, Cue.NEGATION)),
                        in(CROWD, "bob", said("e3", 3_000, "ann", Cue.INSULT))))
                .isEqualTo(1);
    }

    @Test
    void theSameWordsToNobodyInParticularDerailAmongFewOnly() throws Exception {
        for (int people : new int[] {FEW, CROWD}) {
            assertThat(derailments(
                            in(people, "", said("e1", 1_000, "ann", Cue.FRUSTRATION)),
                            in(people, "", said("e2", 2_000, "bob", Cue.SECOND_PERSON, Cue.NEGATION)),
                            in(people, "", said("e3", 3_000, "ann", Cue.INSULT))))
                    .isEqualTo(people == FEW ? 1 : 0);
        }
    }

    @Test
    void namingSomebodyElseIsAnotherConversation() throws Exception {
        assertThat(derailments(
                        in(CROWD, "", said("e1", 1_000, "ann", Cue.FRUSTRATION)),
                        in(CROWD, "carl", said("e2", 2_000, "bob", Cue.SECOND_PERSON, Cue.NEGATION)),
                        in(CROWD, "dora", said("e3", 3_000, "ann", Cue.INSULT))))
                .isZero();
    }

    @Test
    void aReplyNamesWhomItAnswers() throws Exception {
        assertThat(derailments(
                        in(CROWD, "", said("e1", 1_000, "ann", Cue.FRUSTRATION)),
                        in(
                                CROWD,
                                "",
                                said(MatchFixtures.SESSION, "e2", 2_000, "bob", "e1", Cue.SECOND_PERSON, Cue.NEGATION)),
                        in(CROWD, "", said(MatchFixtures.SESSION, "e3", 3_000, "ann", "e2", Cue.INSULT))))
                .isEqualTo(1);
    }

    @Test
    void harshWordsWithASmileAreBanter() throws Exception {
        assertThat(derailments(
                        in(FEW, "", said("e1", 1_000, "ann", Cue.FRUSTRATION)),
                        in(FEW, "", said("e2", 2_000, "bob", Cue.SECOND_PERSON, Cue.NEGATION)),
                        in(FEW, "", said("e3", 3_000, "ann", Cue.INSULT, Cue.SMILE))))
                .isZero();
    }

    private static int derailments(MatchEvent... events) throws Exception {
        try (MatchHarness match = MatchHarness.of(shipped("derailment"))) {
            match.events(events).watermark(3_000);
            return match.matches().size();
        }
    }

    /** The same words in a session of so many people, with a name in front. */
    private static MatchEvent in(int people, String name, MatchEvent words) {
        float[] features = new float[Feature.values().length];
        features[Feature.PEOPLE.ordinal()] = people;
        return new MatchEvent(
                words.key(),
                words.session(),
                words.id(),
                words.time(),
                words.type(),
                words.actor(),
                words.role(),
                words.replyTo(),
                words.cues(),
                words.tension(),
                words.signals(),
                features,
                words.attributes(),
                name.isEmpty() ? 0 : MatchEvent.nameKey(name));
    }
}
