package dev.kairos.jobs.recording;

/**
 * {@code irc}: chat logs, one session per file, named by its path without its ending. Lines are {@code [hh:mm] <nick>
 * words}, {@code [hh:mm] * nick does}, {@code === what the server says}, or carry their channel and date in front.
 */
final class IrcFormat implements RecordingFormat {
    @Override
    public String id() {
        return "irc";
    }

    @Override
    public boolean reads(String fileName) {
        return (fileName.endsWith(".txt") || fileName.endsWith(".log")) && !fileName.endsWith(".annotation.txt");
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public RecordingReader open(RecordingFile file, Admission admission) {
        IrcClock clock = IrcClock.of(file, admission.limits().lineBytes());
        return new IrcReader(file, admission, clock);
    }
}
