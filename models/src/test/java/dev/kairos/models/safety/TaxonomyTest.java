package dev.kairos.models.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.reply.Verdict.Ruling;
import dev.kairos.models.onnx.ModelDirectory;
import dev.kairos.models.safety.Taxonomy.Category;
import dev.kairos.models.safety.Taxonomy.Flag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyTest {
    @Test
    void theShippedOneNamesOnlyLabelsThatTheShippedModelHasAndRulesForEveryCategory() {
        List<String> labels = ModelDirectory.card("safety@1").heads().stream()
                .map(head -> head.name())
                .collect(Collectors.toList());
        labels.add(TaxonomyReader.UNSAFE);
        assertThat(Taxonomies.shipped().categories())
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(category -> {
                    assertThat(labels).containsAll(category.labels().keySet());
                    assertThat(category.rules()).isNotEmpty();
                });
    }

    @Test
    void theThresholdOfALabelLiesAtOneHalf() {
        Taxonomy taxonomy = Taxonomies.shipped();
        Category violence = taxonomy.category("violence").orElseThrow();
        double at = violence.labels().get("V");
        assertThat(score(taxonomy, "violence", Map.of("V", at))).isCloseTo(0.5, within(1e-12));
        assertThat(score(taxonomy, "violence", Map.of("V", at / 2))).isCloseTo(0.25, within(1e-12));
        assertThat(score(taxonomy, "violence", Map.of("V", 1.0))).isEqualTo(1);
        assertThat(score(taxonomy, "violence", Map.of())).isZero();
    }

    /** P54: to remove a category clears only its flags. */
    @Test
    void withoutACategoryItsFlagsAreGoneAndNobodyElses() {
        Taxonomy whole = Taxonomies.shipped();
        Map<String, Double> labels = new TreeMap<>();
        List.of("V", "H", "HR", "SH", "S", "S3", "V2", "H2", TaxonomyReader.UNSAFE)
                .forEach(label -> labels.put(label, 0.9));
        for (Category category : whole.categories()) {
            List<Flag> left = Taxonomies.without(whole, category.id()).flags(labels);
            List<Flag> expected = whole.flags(labels).stream()
                    .filter(flag -> !flag.category().equals(category))
                    .toList();
            assertThat(left).isEqualTo(expected);
        }
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnceWithItsLine() {
        String text =
                """
                taxonomy: My Taxonomy
                version: 0
                categories:
                  - id: a
                    guideline: ""
                    severity: 2
                    verdict: shout
                    colour: red
                  - {id: a, guideline: words, severity: 0.5, verdict: block}
                """;
        assertThatThrownBy(() -> TaxonomyReader.read("t.yaml", text))
                .isInstanceOfSatisfying(InvalidFileException.class, e -> assertThat(e.problems())
                        .extracting(problem -> problem.path())
                        .contains(
                                "taxonomy",
                                "version",
                                "categories[0].guideline",
                                "categories[0].severity",
                                "categories[0].verdict",
                                "categories[0].colour",
                                "categories[1].id"))
                .hasMessageContaining("t.yaml:7: categories[0].verdict: is 'shout'");
        assertThatThrownBy(() -> TaxonomyReader.read("t.yaml", "taxonomy: t\nversion: 1\n"))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining("categories");
    }

    @ParameterizedTest
    @CsvSource({"0, ANSWER", "0.2, PARTIAL", "0.5, EXPLAINED", "0.9, TERSE"})
    void theStyleOfARefusalFollowsItsSeverity(double severity, RefusalStyle style) {
        assertThat(RefusalStyle.of(severity)).isEqualTo(style);
    }

    @Test
    void aRefusalIsAccompaniedByARuleOfThumbUnlessItIsTerse() {
        Category hate = Taxonomies.shipped().category("hate").orElseThrow();
        assertThat(refusal(new Flag(hate, 0.9))).satisfies(verdict -> {
            assertThat(verdict.ruling()).isEqualTo(Ruling.REFUSE);
            assertThat(verdict.categories()).containsExactly("hate");
            assertThat(verdict.rewrite()).contains(hate.rules().get(0)).contains("hate");
        });
        assertThat(refusal(new Flag(hate, 0.6)).rewrite())
                .contains(hate.rules().get(0))
                .startsWith("I can only go part of the way");
        Category grave = new Category("grave", "words", Map.of(), 1, Ruling.REFUSE, List.of("Rule."));
        assertThat(refusal(new Flag(grave, 1)).rewrite()).doesNotContain("Rule.");
    }

    @Test
    void aCallForAPersonGoesBeforeAGraverRefusalAndBlocksSayNothing() {
        Taxonomy taxonomy = Taxonomies.shipped();
        Flag selfHarm = new Flag(taxonomy.category("self-harm").orElseThrow(), 0.55);
        Flag violence = new Flag(taxonomy.category("violence").orElseThrow(), 1);
        Flag quiet = new Flag(taxonomy.category("sexual").orElseThrow(), 0.2);
        assertThat(refusal(violence, selfHarm, quiet)).satisfies(verdict -> {
            assertThat(verdict.ruling()).isEqualTo(Ruling.ESCALATE);
            assertThat(verdict.categories()).containsExactly("violence", "self-harm");
        });
        assertThat(refusal(new Flag(taxonomy.category("sexual-minors").orElseThrow(), 1))
                        .rewrite())
                .isNull();
    }

    private static Verdict refusal(Flag... flags) {
        return Refusals.verdict("test@1", List.of(flags));
    }

    private static double score(Taxonomy taxonomy, String id, Map<String, Double> labels) {
        return taxonomy.flags(labels).stream()
                .filter(flag -> flag.category().id().equals(id))
                .findFirst()
                .orElseThrow()
                .score();
    }
}
