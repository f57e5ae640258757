package dev.kairos.operators.admit;

/** What ADMIT keeps of a person. */
public final class AdmitState {
    /** Event time of the last admitted action, ms; {@link Long#MIN_VALUE} before the first. */
    public long lastAdmitted = Long.MIN_VALUE;

    /** For deserialisation. */
    public AdmitState() {}
}
