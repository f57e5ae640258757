package dev.kairos.core.decision;

/** What a decision may be. Doing nothing comes in two kinds: not now (WAIT) and deliberately not at all (SILENT). */
public enum Action {
    SPEAK,
    ASK,
    INTERRUPT,
    STEER,
    ESCALATE,
    WAIT,
    HOLD,
    SILENT;

    /** Whether a person would notice: only such actions need to be admitted. */
    public boolean isAudible() {
        return this == SPEAK || this == ASK || this == INTERRUPT || this == STEER || this == ESCALATE;
    }
}
