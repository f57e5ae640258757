package dev.kairos.jobs.recording;

/** A record of a corpus that no event can be made from; it ends as a dead letter in the reader that asked. */
final class UnusableRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableRecordException(String message) {
        super(message);
    }
}
