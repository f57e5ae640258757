package dev.kairos.operators.loop;

/** Whether what the job says comes back to it. It follows from the input, and is the same for every assistant of a job. */
public enum Loop {
    /**
     * It does not: recorded people cannot react to us. A decision counts as said when made, and its outcome is read from
     * what was recorded next.
     */
    OPEN,
    /** By the input: a decision counts as said when its INTERVENTION comes back, its outcome when the OUTCOME does. */
    CLOSED,
    /** As {@link #CLOSED}, and the input is the log of such a run: it holds all answers, so nobody is asked. */
    RECORDED;

    /** Whether INTERVENTION and OUTCOME events tell what was said and how it was received. */
    public boolean isClosed() {
        return this != OPEN;
    }

    /** Whether probes, responders and guards are asked, because the input does not hold their answers. */
    public boolean asks() {
        return this != RECORDED;
    }
}
