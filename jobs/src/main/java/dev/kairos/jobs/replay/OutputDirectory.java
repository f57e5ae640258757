package dev.kairos.jobs.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.flink.util.FileUtils;

/** An output directory that appears whole or not at all: written beside its place, then moved there. */
public final class OutputDirectory implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final boolean overwrite;

    /**
     * Starts a directory.
     *
     * @param overwrite whether one that is there already may be replaced
     * @throws IOException if it is there and may not be replaced, or cannot be written
     */
    public OutputDirectory(Path target, boolean overwrite) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        this.overwrite = overwrite;
        if (Files.exists(this.target) && !overwrite) {
            throw new IOException("the output directory " + target + " exists; name another, or add --overwrite");
        }
        Path parent = this.target.getParent();
        Files.createDirectories(parent);
        this.draft = Files.createTempDirectory(parent, "." + this.target.getFileName() + "-");
    }

    /** Where to write for now. */
    public Path draft() {
        return draft;
    }

    /** Moves what was written to its place. */
    public void publish() throws IOException {
        if (overwrite && Files.exists(target)) {
            FileUtils.deleteDirectory(target.toFile());
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            FileUtils.deleteDirectory(draft.toFile());
        }
    }
}
