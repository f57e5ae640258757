package dev.kairos.models.planner;

import dev.kairos.core.event.EventType;
import dev.kairos.core.session.RecentTurn;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.models.trigger.News;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from the last turns whom a plan concerns, and the words that it may use. */
final class Situation {
    private static final int LONGEST_QUOTE = 120;
    private static final Pattern ERROR_LINE = Pattern.compile(
            "(?i).*(\\w+(exception|error)\\b|\\b(error|failed|fails|cannot|denied|refused|timed out)\\b).*");

    private final SessionView view;
    private final List<RecentTurn> turns;

    Situation(SessionView view) {
        this.view = view;
        this.turns = view.recent().turns().stream()
                .filter(turn -> turn.type().isContent())
                .toList();
    }

    /** The person whose turn the signal rests on last; without one, the person who acted last. Never a tool. */
    @Nullable
    String personBehind(@Nullable SignalType topic) {
        List<String> evidence = evidence(topic);
        for (int i = evidence.size() - 1; i >= 0; i--) {
            Optional<String> person = personOf(evidence.get(i));
            if (person.isPresent()) {
                return person.get();
            }
        }
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).role().isPerson()) {
                return turns.get(i).actor();
            }
        }
        return null;
    }

    private List<String> evidence(@Nullable SignalType topic) {
        return topic == null
                ? List.of()
                : News.strongest(view, topic)
                        .or(() -> view.strongest(topic))
                        .map(Signal::evidence)
                        .orElse(List.of());
    }

    /**
     * Values for a wording: {@code name}, {@code words} that the person said, {@code error}, and {@code result} where the signal rests on
     * what a tool answered; what is not known is absent.
     */
    Map<String, String> slots(@Nullable SignalType signal, @Nullable String addressee) {
        Map<String, String> slots = new LinkedHashMap<>();
        if (addressee != null) {
            slots.put("name", addressee);
        }
        List<String> evidence = evidence(signal);
        words(addressee, evidence).ifPresent(words -> slots.put("words", words));
        error().ifPresent(line -> slots.put("error", line));
        result(evidence).ifPresent(line -> slots.put("result", line));
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

    /** What the person (anybody, if null) said last, of the turns that the signal rests on or else of all. */
    private Optional<String> words(@Nullable String person, List<String> evidence) {
        Optional<String> rests = words(person, turn -> evidence.contains(turn.id()));
        return rests.isPresent() ? rests : words(person, turn -> true);
    }

    private Optional<String> words(@Nullable String person, Predicate<RecentTurn> among) {
        return turns.stream()
                .filter(turn ->
                        turn.type() == EventType.UTTERANCE && !turn.text().isBlank())
                .filter(turn ->
                        person == null ? turn.role().isPerson() : turn.actor().equals(person))
                .filter(among)
                .reduce((earlier, later) -> later)
                .map(turn -> shortened(turn.text()));
    }

    private Optional<String> result(List<String> evidence) {
        return turns.stream()
                .filter(turn -> !evidence.isEmpty() && turn.id().equals(evidence.get(evidence.size() - 1)))
                .filter(turn ->
                        turn.type() == EventType.TOOL_RESULT && !turn.text().isBlank())
                .map(turn -> shortened(turn.text()))
                .findFirst();
    }

    private static String shortened(String text) {
        String stripped = text.strip().lines().findFirst().orElse("");
        return stripped.length() <= LONGEST_QUOTE ? stripped : stripped.substring(0, LONGEST_QUOTE - 1) + "…";
    }

    private Optional<String> error() {
        for (int i = turns.size() - 1; i >= 0; i--) {
            for (String line : turns.get(i).text().split("\n")) {
                if (ERROR_LINE.matcher(line).matches()) {
                    return Optional.of(shortened(line));
                }
            }
        }
        return Optional.empty();
    }
}
