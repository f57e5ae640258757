package dev.kairos.models.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.reply.Verdict;
import dev.kairos.core.slot.Guard;
import dev.kairos.core.slot.GuardContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.models.responder.ShippedWordings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexicalGuardTest extends GuardContract {
    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("lexical");
    }

    @Override
    protected Guard.Content harmless() {
        return output("Shall we look at the failing test together?");
    }

    @Override
    protected Guard.Content harmful() {
        return output("You are such an idiot.");
    }

    private static Guard.Content output(String text) {
        return new Guard.Content(Guard.Stage.OUTPUT, "session", text, "de-escalate", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            empty              | '   '
            markup             | see <script>alert(1)</script>
            markup             | click javascript:go()
            control-characters | 'right\u202eleft'
            unfilled-slot      | Hello {name}, how are you?
            promise            | I promise that this will work.
            personal-data      | Write to jo.doe@example.org about it.
            personal-data      | Call +1 555 123 4567 now.
            personal-data      | The card is 4111 1111 1111 1111.
            personal-data      | Send it to DE89 3704 0044 0532 0130 00.
            personal-data      | Use AKIAIOSFODNN7EXAMPLE for now.
            insult             | You are so stupid.
            blame              | Calm down, everybody.
            """)
    void blocks(String category, String text) {
        Verdict verdict = verdict(output(text));
        assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.BLOCK);
        assertThat(verdict.categories()).contains(category);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Which version is it, 12.4.1 or 13?
            The order 4111 1111 1111 1112 is on its way.
            Could you run the tests with <T extends Number> once more?
            The list (2024-01-15 10:30) is complete.
            """)
    void lets(String text) {
        assertThat(verdict(output(text)).ruling()).isEqualTo(Verdict.Ruling.ALLOW);
    }

    @Test
    void superfluousWhiteSpaceIsTrimmed() {
        Verdict verdict = verdict(output("  Shall we   look?\n\n\n\nTogether. "));
        assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.REWRITE);
        assertThat(verdict.rewrite()).isEqualTo("Shall we look?\n\nTogether.");
        assertThat(verdict(output(verdict.rewrite())).ruling()).isEqualTo(Verdict.Ruling.ALLOW);
    }

    @Test
    void theLengthLimitIsExact() {
        Guard guard = made(Map.of("longest", 10));
        assertThat(guard.review(output("a".repeat(10)))
                        .toCompletableFuture()
                        .join()
                        .ruling()
                        .lets())
                .isTrue();
        assertThat(guard.review(output("a".repeat(11)))
                        .toCompletableFuture()
                        .join()
                        .ruling()
                        .lets())
                .isFalse();
    }

    @Test
    void blameIsOnlyLookedForWhereSomebodyIsToBeCalmed() {
        assertThat(verdict(output("You should have a look.")).ruling().lets())
                .as("null case")
                .isFalse();
        Guard.Content other = new Guard.Content(Guard.Stage.OUTPUT, "s", "You should have a look.", "offer-help", null);
        assertThat(verdict(other).ruling().lets()).isTrue();
    }

    @Test
    void whatPeopleSayMayBeRude() {
        assertThat(verdict(new Guard.Content(Guard.Stage.INPUT, "s", "you idiot, jo@example.org", null, null))
                        .ruling()
                        .lets())
                .isTrue();
    }

    @Test
    void everyShippedWordingPasses() {
        assertThat(ShippedWordings.filled()).isNotEmpty().allSatisfy((text, act) -> assertThat(
                        verdict(new Guard.Content(Guard.Stage.OUTPUT, "s", text, act, null)))
                .as(text)
                .isEqualTo(Verdict.allow("lexical@1")));
    }
}
