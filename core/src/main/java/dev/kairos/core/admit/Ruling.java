package dev.kairos.core.admit;

import dev.kairos.core.admit.Finding.Answer;
import dev.kairos.core.decision.CheckResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a chain of checks came to. All checks are asked, so that all can be shown; the first that says no decides.
 *
 * @param findings what each check found, in order
 */
public record Ruling(List<Finding> findings) {
    public Ruling {
        findings = List.copyOf(findings);
    }

    /** The first check that says no, or not now. */
    public Optional<Finding> stop() {
        return findings.stream().filter(Finding::stops).findFirst();
    }

    /** Event time in ms to which the action is put off: by the check that stops it, or else by the last that moves it. */
    public Optional<Long> putOff() {
        return stop().map(stop -> stop.answer() == Answer.DEFER ? stop.until() : null)
                .or(() -> stop().isPresent() ? Optional.empty() : moved());
    }

    private Optional<Long> moved() {
        return findings.stream()
                .filter(Finding::putsOff)
                .map(Finding::until)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second);
    }

    /** How far the responder has to step down, 0 for not at all: as far as the strictest check wants. */
    public int step() {
        return findings.stream()
                .map(Finding::step)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** The findings as the decision log has them. */
    public List<CheckResult> results() {
        return findings.stream().map(Finding::result).toList();
    }
}
