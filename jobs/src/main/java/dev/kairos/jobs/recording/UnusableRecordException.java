package dev.kairos.jobs.recording;

/** A record of a corpus that no event can be made from; it ends as a dead letter in the reader that asked. */
final class UnusableRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    UnusableRecordException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** What is wrong with the record, and what is allowed. */
    String problem() {
        return problem;
    }
}
