package dev.kairos.models.planner;

import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from the last turns whom a plan concerns, and the words that it may use. */
final class Situation {
    private static final int TOPIC_WORDS = 5;
    private static final int LONGEST_ERROR = 100;
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}'._-]+");
    private static final Pattern ERROR_LINE = Pattern.compile(
            "(?i).*(\\w+(exception|error)\\b|\\b(error|failed|fails|cannot|denied|refused|timed out)\\b).*");
    private static final Pattern PLACEHOLDER = Pattern.compile("[<{\\[].*[>}\\]]");
    private static final Set<String> EMPTY_WORDS = Set.of(
            "about",
            "after",
            "again",
            "also",
            "anybody",
            "anyone",
            "been",
            "before",
            "could",
            "does",
            "doesn't",
            "don't",
            "every",
            "from",
            "have",
            "having",
            "hello",
            "help",
            "here",
            "into",
            "isn't",
            "it's",
            "just",
            "know",
            "like",
            "make",
            "maybe",
            "need",
            "please",
            "really",
            "should",
            "some",
            "somebody",
            "someone",
            "still",
            "tell",
            "thanks",
            "that",
            "that's",
            "their",
            "them",
            "then",
            "there",
            "these",
            "they",
            "thing",
            "this",
            "those",
            "want",
            "were",
            "what",
            "what's",
            "when",
            "where",
            "which",
            "will",
            "with",
            "work",
            "working",
            "works",
            "would",
            "your",
            "you're",
            "can't",
            "didn't",
            "fix",
            "trying",
            "tried",
            "using",
            "because",
            "something",
            "anything",
            "look",
            "seems");

    private final SessionView view;
    private final List<RecentTurn> turns;

    Situation(SessionView view) {
        this.view = view;
        this.turns = view.recent().turns().stream()
                .filter(turn -> turn.type().isContent())
                .toList();
    }

    /** The person whose turn the signal rests on last; without one, who acted last. */
    @Nullable
    String personBehind(@Nullable SignalType topic) {
        List<String> evidence = topic == null
                ? List.of()
                : view.strongest(topic).map(Signal::evidence).orElse(List.of());
        for (int i = evidence.size() - 1; i >= 0; i--) {
            Optional<String> person = personOf(evidence.get(i));
            if (person.isPresent()) {
                return person.get();
            }
        }
        return view.lastActor();
    }

    /** Values for a wording: {@code name}, {@code topic}, {@code error}; what is not known is absent. */
    Map<String, String> slots(@Nullable String addressee) {
        Map<String, String> slots = new LinkedHashMap<>();
        if (addressee != null) {
            slots.put("name", addressee);
        }
        topic(addressee).ifPresent(words -> slots.put("topic", words));
        error().ifPresent(line -> slots.put("error", line));
        return slots;
    }

    private Optional<String> personOf(String event) {
        if (view.turn() != null && view.turn().id().equals(event)) {
            return view.turn().event().actor().role().isPerson()
                    ? Optional.of(view.turn().event().actor().id())
                    : Optional.empty();
        }
        return turns.stream()
                .filter(turn -> turn.id().equals(event) && turn.role().isPerson())
                .map(RecentTurn::actor)
                .findFirst();
    }

    /** Content words of the last turn of a person (of anybody, if null) that has any. */
    private Optional<String> topic(@Nullable String person) {
        for (int i = turns.size() - 1; i >= 0; i--) {
            RecentTurn turn = turns.get(i);
            boolean isMeant =
                    person == null ? turn.role().isPerson() : turn.actor().equals(person);
            List<String> words = isMeant ? contentWords(turn.text()) : List.of();
            if (!words.isEmpty()) {
                return Optional.of(String.join(" ", words));
            }
        }
        return Optional.empty();
    }

    private static List<String> contentWords(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : NOT_WORD.split(PLACEHOLDER.matcher(text).replaceAll(" "))) {
            String plain = word.replaceAll("^[.'_-]+|[.'_-]+$", "");
            if (plain.length() > 3 && !EMPTY_WORDS.contains(plain.toLowerCase(Locale.ROOT))) {
                words.add(plain);
            }
        }
        return new ArrayList<>(words).subList(0, Math.min(TOPIC_WORDS, words.size()));
    }

    private Optional<String> error() {
        for (int i = turns.size() - 1; i >= 0; i--) {
            for (String line : turns.get(i).text().split("\n")) {
                if (ERROR_LINE.matcher(line).matches()) {
                    String stripped = line.strip();
                    return Optional.of(stripped.substring(0, Math.min(LONGEST_ERROR, stripped.length())));
                }
            }
        }
        return Optional.empty();
    }
}
