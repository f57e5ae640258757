package dev.kairos.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExampleSetTest {
    private static Example example(String group, String session, String event) {
        return new Example(group, session, event, true, new float[] {1});
    }

    private static ExampleSet set(Example... examples) {
        return new ExampleSet(List.of("one"), List.of(examples));
    }

    @Test
    void aSplitByRowIsRefused() {
        // every row a group of its own: the session would lie on both sides
        assertThatThrownBy(() -> set(example("s/1", "s", "1"), example("s/2", "s", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session 's' lies in the groups 's/1' and 's/2'");
    }

    @Test
    void oneGroupCannotBeSplit() {
        assertThatThrownBy(() ->
                        set(example("g", "s", "1"), example("g", "t", "1")).folds(5, 1))
                .hasMessageContaining("1 group(s), expected two or more");
    }

    @Test
    void everyGroupIsInExactlyOneFold() {
        Example[] examples = new Example[23];
        for (int i = 0; i < examples.length; i++) {
            examples[i] = example("g" + i, "s" + i, "1");
        }
        List<String> groups = new ArrayList<>();
        List<Set<String>> folds = set(examples).folds(5, 3);
        folds.forEach(groups::addAll);
        assertThat(folds).hasSize(5).allSatisfy(fold -> assertThat(fold).hasSizeBetween(4, 5));
        assertThat(groups).hasSize(23);
        assertThat(new TreeSet<>(groups)).hasSize(23);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new ExampleSet(List.of("one", "two"), List.of(example("g", "s", "1"))))
                .hasMessageContaining("has 1 features, expected 2");
    }
}
