package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternCondition;
import dev.kairos.core.assistant.PatternCondition.AttributeIs;
import dev.kairos.core.assistant.PatternDefinition;
import dev.kairos.core.assistant.PatternDefinition.Step;
import dev.kairos.core.assistant.PatternDefinition.Times;
import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.core.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/** A pattern version as Flink CEP understands it, and what its matches say. */
final class CompiledPattern {
    private final PatternSpec spec;
    private final PatternDefinition definition;
    private final List<EventTest> tests;
    private final Set<String> attributeNames;

    private CompiledPattern(PatternSpec spec, PatternDefinition definition) {
        this.spec = spec;
        this.definition = definition;
        this.tests = definition.steps().stream()
                .map(step -> EventTest.of(step.where()))
                .toList();
        this.attributeNames = definition.steps().stream()
                .flatMap(step -> step.where().stream())
                .flatMap(CompiledPattern::attributeName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Compiles a pattern version that does not end the pattern.
     *
     * @throws dev.kairos.core.assistant.YamlDocument.InvalidFileException if the text is no pattern
     * @throws IllegalArgumentException if the text is that of another pattern or version
     */
    static CompiledPattern of(PatternSpec spec) {
        PatternDefinition definition = PatternReader.read(spec);
        if (!definition.name().equals(spec.name())) {
            throw new IllegalArgumentException(
                    spec.file() + ": the text is that of " + definition.name() + ", expected " + spec.name());
        }
        return new CompiledPattern(spec, definition);
    }

    private static Stream<String> attributeName(PatternCondition condition) {
        return condition instanceof AttributeIs attribute ? Stream.of(attribute.name()) : Stream.empty();
    }

    PatternSpec spec() {
        return spec;
    }

    /** Attributes that its conditions name. */
    Set<String> attributeNames() {
        return attributeNames;
    }

    /** Whether the event can change anything for this pattern. */
    boolean concerns(MatchEvent event) {
        if (definition.needsEveryEvent()) {
            return true;
        }
        for (EventTest test : tests) {
            if (test.mayHold(event)) {
                return true;
            }
        }
        return false;
    }

    /** The pattern in Flink CEP's terms. */
    Pattern<MatchEvent, ?> pattern() {
        Step first = definition.steps().get(0);
        Pattern<MatchEvent, MatchEvent> pattern =
                quantified(Pattern.<MatchEvent>begin(first.name(), skip()), first, tests.get(0));
        for (int i = 1; i < tests.size(); i++) {
            Step step = definition.steps().get(i);
            pattern = quantified(following(pattern, step), step, tests.get(i));
        }
        return pattern.within(definition.within());
    }

    private static Pattern<MatchEvent, MatchEvent> following(Pattern<MatchEvent, MatchEvent> before, Step step) {
        return switch (step.contiguity()) {
            case NEXT -> step.negative() ? before.notNext(step.name()) : before.next(step.name());
            case FOLLOWED_BY -> step.negative() ? before.notFollowedBy(step.name()) : before.followedBy(step.name());
            case FOLLOWED_BY_ANY -> before.followedByAny(step.name());
        };
    }

    private static Pattern<MatchEvent, MatchEvent> quantified(
            Pattern<MatchEvent, MatchEvent> pattern, Step step, EventTest test) {
        Pattern<MatchEvent, MatchEvent> quantified = pattern.where(new StepCondition(test));
        Times times = step.times();
        if (times.to() == Times.UNBOUNDED) {
            quantified = quantified.timesOrMore(times.from());
        } else if (times.to() > 1) {
            quantified = quantified.times(times.from(), times.to());
        }
        quantified = step.greedy() ? quantified.greedy() : quantified;
        return step.optional() ? quantified.optional() : quantified;
    }

    AfterMatchSkipStrategy skip() {
        return switch (definition.skip()) {
            case NONE -> AfterMatchSkipStrategy.noSkip();
            case PAST_LAST -> AfterMatchSkipStrategy.skipPastLastEvent();
            case TO_NEXT -> AfterMatchSkipStrategy.skipToNext();
        };
    }

    /**
     * What a complete match says.
     *
     * @param known event time at which it became known, ms: that of its last event, or later where a skip strategy held
     *     it back until an earlier partial match was settled
     */
    Match match(Map<String, List<MatchEvent>> steps, long known) {
        List<MatchEvent> events = steps.values().stream()
                .flatMap(List::stream)
                .sorted(MatchEvent.TIME_ORDER)
                .toList();
        MatchEvent first = events.get(0);
        long time = definition.endsWithAbsence()
                ? first.time() + definition.within().toMillis()
                : known;
        Signal signal = new Signal(
                definition.signal(),
                definition.score(),
                definition.name(),
                events.stream().map(MatchEvent::id).toList(),
                time + definition.validFor().toMillis());
        return new Match(first.key(), first.session(), time, signal);
    }
}
