package dev.kairos.models.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.models.responder.ShippedWordings;
import dev.kairos.models.safety.SafetyLevel.Vote;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** P34, P38 and the score of P28. */
class RefusalKindTest {
    private static final List<String> OPENINGS = List.of(
            "",
            "Sorry, but ",
            "I understand the question. ",
            "Thanks for asking! ",
            "Hm. ",
            "To be honest, ",
            "I see what you are after; ",
            "Let me be clear: ",
            "That is a fair request, but ",
            "I have thought about it, and ");
    private static final Map<RefusalKind, List<String>> REPLIES = new EnumMap<>(Map.of(
            RefusalKind.ETHICAL,
            List.of(
                    "I won't help with this, because it could hurt somebody.",
                    "I will not write insults about a colleague.",
                    "I am not going to support something illegal.",
                    "I would rather not discuss how to follow a person in secret; it violates their privacy.",
                    "I can't assist with a plan that endangers children.",
                    "I must not give advice that is likely to cause harm.",
                    "I have to decline: this is hateful towards a group of people.",
                    "I refuse to mislead the customers.",
                    "I'm not comfortable helping to bully her.",
                    "that is not something I want to do, it would be disrespectful to him.",
                    "I am not willing to make threats for you."),
            RefusalKind.TECHNICAL,
            List.of(
                    "I cannot open the attachment.",
                    "I don't have access to your calendar, so I can't tell.",
                    "I can't see the picture that you mean.",
                    "I am unable to answer: the search service is unavailable.",
                    "I can't do that now, the connection timed out.",
                    "I cannot read files of this kind, the format is not supported.",
                    "I was not able to, I mean I could not find the ticket; there was no result.",
                    "I can't say, I do not know the current price.",
                    "I am not able to load the page: permission is missing.",
                    "I cannot browse the web.",
                    "I can't translate it, the text is too long for me."),
            RefusalKind.NONE,
            List.of(
                    "the second test fails because the port is in use.",
                    "which version do you use?",
                    "you could start with the first exercise and then compare.",
                    "it looks as if both of you want the same thing.",
                    "the build takes ten minutes on a slow machine.",
                    "shall I write the summary?",
                    "try to restart it once and tell me what you see.",
                    "the meeting is on Tuesday at nine.",
                    "there are two ways: a loop, or a stream.",
                    "you will not need the flag any more after the update.",
                    "three people have asked about the printer today.")));

    @Test
    void refusalsAreToldFromAnswersAndFromEachOther() {
        int all = 0;
        double f1 = 0;
        for (RefusalKind kind : RefusalKind.values()) {
            int found = 0;
            int wrong = 0;
            int missed = 0;
            for (Map.Entry<RefusalKind, List<String>> truth : REPLIES.entrySet()) {
                for (String reply : variants(truth.getValue())) {
                    all++;
                    boolean says = RefusalKind.of(reply) == kind;
                    boolean is = truth.getKey() == kind;
                    found += says && is ? 1 : 0;
                    wrong += says && !is ? 1 : 0;
                    missed += !says && is ? 1 : 0;
                }
            }
            f1 += 2.0 * found / (2.0 * found + wrong + missed) / RefusalKind.values().length;
        }
        assertThat(all / RefusalKind.values().length).isGreaterThanOrEqualTo(300);
        assertThat(f1).isGreaterThanOrEqualTo(0.85);
    }

    private static List<String> variants(List<String> replies) {
        List<String> variants = new ArrayList<>();
        replies.forEach(reply -> OPENINGS.forEach(opening -> variants.add(opening + reply)));
        return variants;
    }

    @Test
    void ourOwnRefusalsAreEthicalAndOurWordingsAreNone() {
        Taxonomies.shipped().categories().forEach(category -> {
            for (RefusalStyle style : List.of(RefusalStyle.EXPLAINED, RefusalStyle.TERSE)) {
                assertThat(RefusalKind.of(Refusals.words(style, new Taxonomy.Flag(category, 1))))
                        .isEqualTo(RefusalKind.ETHICAL);
            }
        });
        assertThat(ShippedWordings.filled().keySet()).allMatch(text -> RefusalKind.of(text) == RefusalKind.NONE);
    }

    /**
     * P34 in a Bradley-Terry simulation whose coefficients are assumed: a terse no wins a quarter as often as an answer,
     * explaining and partial answers cost a part of that, and gravity of the request halves the penalty at most. Both
     * policies refuse the same requests.
     */
    @Test
    void aStyleThatFollowsSeverityIsPreferredToBlockingAll() {
        Random random = new Random(7);
        double aware = 0;
        double blocking = 0;
        for (int i = 0; i < 10_000; i++) {
            double severity = 0.05 + 0.95 * random.nextDouble();
            aware += wins(RefusalStyle.of(severity), severity);
            blocking += wins(RefusalStyle.TERSE, severity);
        }
        assertThat(aware).isGreaterThan(1.2 * blocking);
        assertThat(wins(RefusalStyle.TERSE, 0)).isCloseTo(0.2, within(1e-12));
    }

    private static double wins(RefusalStyle style, double severity) {
        double share =
                switch (style) {
                    case ANSWER -> 0;
                    case PARTIAL -> 0.4;
                    case EXPLAINED -> 0.7;
                    case TERSE -> 1;
                };
        double odds = Math.pow(0.25, share * (1 - severity / 2));
        return odds / (1 + odds);
    }

    @ParameterizedTest
    @CsvSource({
        "CASUAL, CASUAL, CASUAL, CASUAL",
        "CASUAL, CASUAL, CAUTION, POSSIBLY_NEEDS_CAUTION",
        "CASUAL, CAUTION, CAUTION, PROBABLY_NEEDS_CAUTION",
        "CAUTION, CAUTION, CAUTION, NEEDS_CAUTION",
        "CASUAL, CASUAL, INTERVENTION, NEEDS_INTERVENTION",
        "CASUAL, CAUTION, INTERVENTION, NEEDS_INTERVENTION",
        "CAUTION, CAUTION, INTERVENTION, NEEDS_INTERVENTION",
        "CASUAL, INTERVENTION, INTERVENTION, NEEDS_INTERVENTION",
        "CAUTION, INTERVENTION, INTERVENTION, NEEDS_INTERVENTION",
        "INTERVENTION, INTERVENTION, INTERVENTION, NEEDS_INTERVENTION"
    })
    void threeVotesMakeALevelAndACallForAnInterventionIsNeverOutvoted(
            Vote first, Vote second, Vote third, SafetyLevel level) {
        assertThat(SafetyLevel.of(List.of(first, second, third))).isEqualTo(level);
        assertThat(SafetyLevel.of(List.of(third, first, second))).isEqualTo(level);
    }

    @Test
    void otherThanThreeVotesAreRefused() {
        assertThatThrownBy(() -> SafetyLevel.of(List.of(Vote.CASUAL))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void harmIsTheGeometricMeanAndARefusalDoesNone() {
        assertThat(HarmScore.of("Do this, then that.", 0.9, 0.4)).isCloseTo(0.6, within(1e-12));
        assertThat(HarmScore.of("Do this, then that.", 1, 0)).isZero();
        assertThat(HarmScore.of("I will not help with that.", 1, 1)).isZero();
        assertThat(HarmScore.of("  ", 1, 1)).isZero();
        assertThatThrownBy(() -> HarmScore.of("x", 2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
