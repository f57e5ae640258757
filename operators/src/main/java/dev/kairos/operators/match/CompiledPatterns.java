package dev.kairos.operators.match;

import dev.kairos.core.assistant.PatternSpec;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Several patterns, asked together whether an event concerns any of them. */
public final class CompiledPatterns {
    private final List<CompiledPattern> patterns;
    private final Set<String> attributeNames;

    CompiledPatterns(Collection<CompiledPattern> patterns) {
        this.patterns = List.copyOf(patterns);
        this.attributeNames = patterns.stream()
                .flatMap(pattern -> pattern.attributeNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Compiles patterns.
     *
     * @throws dev.kairos.core.assistant.YamlDocument.InvalidFileException if a text is no pattern
     * @throws IllegalArgumentException if a text is that of another pattern or version
     */
    public static CompiledPatterns of(Collection<PatternSpec> specs) {
        return new CompiledPatterns(specs.stream()
                .filter(spec -> !spec.ends())
                .map(CompiledPattern::of)
                .toList());
    }

    /** Whether the event can change anything in MATCH; FORGET and END always do. */
    public boolean concerns(MatchEvent event) {
        if (event.isControl()) {
            return true;
        }
        for (CompiledPattern pattern : patterns) {
            if (pattern.concerns(event)) {
                return true;
            }
        }
        return false;
    }

    /** The event with only those attributes that a condition names. */
    public MatchEvent trimmed(MatchEvent event) {
        return event.keeping(attributeNames);
    }
}
