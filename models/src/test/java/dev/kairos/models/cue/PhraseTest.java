package dev.kairos.models.cue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.turn.Cue;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhraseTest {
    private static int match(String phrase, String text) {
        long[] words =
                Arrays.stream(text.split(" ")).mapToLong(WordHash::ofListed).toArray();
        return Phrase.parse(Cue.HEDGE, phrase).match(words, words.length, 0);
    }

    @Test
    void alternativesStandInOnePlace() {
        assertThat(match("give|giving up", "giving up now")).isEqualTo(2);
        assertThat(match("give|giving up", "giving in")).isEqualTo(-1);
    }

    @Test
    void optionalWordsMayBeAbsentAndTheLongestMatchWins() {
        assertThat(match("do [it|this] now", "do now")).isEqualTo(2);
        assertThat(match("do [it] [now]", "do it now then")).isEqualTo(3);
    }

    @Test
    void anOptionalWordMayAlsoBeTheNextOne() {
        assertThat(match("so [so] good", "so good")).isEqualTo(2);
        assertThat(match("[it] it", "it")).isEqualTo(1);
    }

    @Test
    void theEndsOfASentenceAreWords() {
        assertThat(match("^ stop $", "^ stop $")).isEqualTo(3);
        assertThat(match("^ stop $", "^ stop it")).isEqualTo(-1);
    }

    @Test
    void aPhraseBeyondTheTextDoesNotMatch() {
        assertThat(match("one two", "one")).isEqualTo(-1);
    }
}
