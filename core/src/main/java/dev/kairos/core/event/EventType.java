package dev.kairos.core.event;

/** Kinds of session events; the names are those of the record format. */
public enum EventType {
    UTTERANCE,
    ACTIVITY,
    CAPTION,
    TOOL_RESULT,
    EDIT,
    CONSENT,
    REACTION,
    INTERVENTION,
    EVIDENCE,
    OUTCOME,
    GOAL,
    FORGET,
    END;

    /** Whether the job itself published events of this type: they come back, and open no decision point. */
    public boolean isOurs() {
        return this == INTERVENTION || this == EVIDENCE || this == OUTCOME;
    }

    /** Whether such an event carries words or deeds of the session, as opposed to wishes, settings and our own echo. */
    public boolean isContent() {
        return this == UTTERANCE || this == ACTIVITY || this == CAPTION || this == TOOL_RESULT || this == EDIT;
    }
}
