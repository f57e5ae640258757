package dev.kairos.core.signal;

/** What a detector may report. New types are appended: the position is part of the state format. */
public enum SignalType {
    HELP_MOMENT,
    DERAILMENT,
    CLARIFICATION,
    UNCOOPERATIVE,
    TROLLING,
    JAILBREAK,
    UNSAFE,
    STALL,
    NOVELTY,
    KNOWLEDGE_CONFLICT,
    UNRELIABLE
}
