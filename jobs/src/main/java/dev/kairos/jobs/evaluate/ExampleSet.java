package dev.kairos.jobs.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Examples that can be split only by group. There is no way to split them by row: whoever shuffles rows measures how
 * well a model remembers a session, not how well it judges a new one.
 */
public final class ExampleSet {
    private final List<String> names;
    private final List<Example> examples;
    private final Set<String> groups;

    /**
     * @param names names of the features
     * @param examples the examples, sessions one after another, each in event-time order
     * @throws IllegalArgumentException if a session lies in two groups, or an example does not fit the names
     */
    public ExampleSet(List<String> names, List<Example> examples) {
        this.names = List.copyOf(names);
        this.examples = List.copyOf(examples);
        this.groups = new TreeSet<>();
        Map<String, String> groupOf = new HashMap<>();
        for (Example example : examples) {
            groups.add(example.group());
            String other = groupOf.putIfAbsent(example.session(), example.group());
            if (other != null && !other.equals(example.group())) {
                throw new IllegalArgumentException("session '" + example.session() + "' lies in the groups '" + other
                        + "' and '" + example.group() + "', expected one: a split would leak the session");
            }
            if (example.features().length != names.size()) {
                throw new IllegalArgumentException("event '" + example.event() + "' of session '" + example.session()
                        + "' has " + example.features().length + " features, expected " + names.size());
            }
        }
    }

    public List<String> names() {
        return names;
    }

    public List<Example> examples() {
        return examples;
    }

    /** The groups, sorted. */
    public Set<String> groups() {
        return Collections.unmodifiableSet(groups);
    }

    /** The examples of each session, in order of appearance. */
    public Map<String, List<Example>> sessions() {
        Map<String, List<Example>> sessions = new LinkedHashMap<>();
        examples.forEach(example -> sessions.computeIfAbsent(example.session(), session -> new ArrayList<>())
                .add(example));
        return sessions;
    }

    /**
     * Splits the groups at random into parts of about equal numbers of groups.
     *
     * @param count number of parts; 0 puts every group into a part of its own
     * @param seed seed of the split
     * @return the groups of each part
     * @throws IllegalArgumentException if there are fewer than two groups
     */
    public List<Set<String>> folds(int count, long seed) {
        if (groups.size() < 2) {
            throw new IllegalArgumentException(
                    "the data has " + groups.size() + " group(s), expected two or more to split by: " + groups);
        }
        List<String> shuffled = new ArrayList<>(groups);
        Collections.shuffle(shuffled, new Random(seed));
        int parts = count == 0 ? groups.size() : Math.min(count, groups.size());
        List<Set<String>> folds = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            folds.add(new TreeSet<>());
        }
        for (int i = 0; i < shuffled.size(); i++) {
            folds.get(i % parts).add(shuffled.get(i));
        }
        return folds;
    }

    /** The examples of some groups. */
    public ExampleSet within(Set<String> chosen) {
        return new ExampleSet(
                names,
                examples.stream()
                        .filter(example -> chosen.contains(example.group()))
                        .toList());
    }

    /** The examples of all other groups. */
    public ExampleSet without(Set<String> left) {
        Set<String> others = new TreeSet<>(groups);
        others.removeAll(left);
        return within(others);
    }
}
