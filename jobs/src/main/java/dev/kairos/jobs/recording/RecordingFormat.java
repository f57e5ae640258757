package dev.kairos.jobs.recording;

import java.util.List;
import java.util.stream.Collectors;

/** How one kind of file is read. */
public interface RecordingFormat {
    /** The name by which a person chooses it. */
    String id();

    /** Whether a file of that name is one of its recordings, so that what lies beside them is left alone. */
    boolean reads(String fileName);

    /**
     * Whether the records of a file stand in event-time order (give or take the disorder bound). Files of other formats
     * are held in memory and sorted before they are merged.
     */
    boolean isOrdered();

    /** Opens one file; records that cannot be used come as dead letters. */
    RecordingReader open(RecordingFile file, Admission admission);

    /** All formats, by id. */
    static List<RecordingFormat> all() {
        return List.of(
                new EventsFormat(),
                new IrcFormat(),
                new ProactiveAgentFormat(),
                new GithubCommentsFormat(),
                new CaptionsFormat(),
                new StreamingFormat());
    }

    /**
     * The format of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    static RecordingFormat of(String id) {
        return all().stream()
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format is '" + id + "', expected one of "
                        + all().stream()
                                .map(RecordingFormat::id)
                                .sorted()
                                .collect(Collectors.joining(", ", "[", "]"))));
    }
}
