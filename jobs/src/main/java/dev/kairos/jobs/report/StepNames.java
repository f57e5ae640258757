package dev.kairos.jobs.report;

import dev.kairos.core.assistant.PatternDefinition;
import dev.kairos.core.assistant.PatternDefinition.Step;
import dev.kairos.core.assistant.PatternReader;
import dev.kairos.core.assistant.PatternSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which step of a pattern each event of its evidence matched. Evidence is in event-time order and so are the steps, hence
 * their numbers tell it, unless two steps may each take several events.
 */
public final class StepNames {
    private final Map<String, List<Step>> positive = new HashMap<>();

    /** @param patterns patterns that may have matched */
    public StepNames(Collection<PatternSpec> patterns) {
        for (PatternSpec pattern : patterns) {
            PatternDefinition definition = PatternReader.read(pattern);
            positive.put(
                    definition.name(),
                    definition.steps().stream().filter(step -> !step.negative()).toList());
        }
    }

    /**
     * Step names in the order of the evidence.
     *
     * @param by name of the detector
     * @param evidence number of events
     * @return a name per event; empty if the detector is none of these patterns, or if the numbers leave it open
     */
    List<String> of(String by, int evidence) {
        List<Step> steps = positive.getOrDefault(by, List.of());
        List<Step> open =
                steps.stream().filter(step -> fewest(step) != most(step)).toList();
        int fixed = steps.stream()
                .filter(step -> !open.contains(step))
                .mapToInt(StepNames::fewest)
                .sum();
        if (steps.isEmpty() || open.size() > 1 || (open.isEmpty() && fixed != evidence) || fixed > evidence) {
            return List.of();
        }
        List<String> names = new ArrayList<>(evidence);
        for (Step step : steps) {
            int events = open.contains(step) ? evidence - fixed : fewest(step);
            for (int i = 0; i < events; i++) {
                names.add(step.name());
            }
        }
        return names;
    }

    private static int fewest(Step step) {
        return step.optional() ? 0 : step.times().from();
    }

    private static int most(Step step) {
        return step.times().to();
    }
}
