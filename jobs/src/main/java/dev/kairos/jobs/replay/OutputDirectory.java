package dev.kairos.jobs.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apache.flink.util.FileUtils;

/** An output directory that appears whole or not at all: written beside its place, then moved there. */
public final class OutputDirectory implements AutoCloseable {
    private final Path target;
    private final Path draft;

    /**
     * Starts a directory.
     *
     * @param overwrite whether one that is there already may be replaced
     * @throws IllegalArgumentException if it is there and may not be replaced
     * @throws IOException if it cannot be written
     */
    public OutputDirectory(Path target, boolean overwrite) throws IOException {
        this.target = target.toAbsolutePath().normalize();
        if (Files.exists(this.target)) {
            refuse(target, this.target, overwrite);
        }
        this.draft = beside("draft");
        try {
            Files.createDirectories(draft);
        } catch (IOException e) {
            throw new IOException("the output directory " + target + " cannot be made beside its place", e);
        }
    }

    /** To replace a folder is to delete it: not by accident, and not the one that the user stands in. */
    private static void refuse(Path named, Path place, boolean overwrite) {
        if (!Files.isDirectory(place)) {
            throw new IllegalArgumentException("the output directory " + named + " is a file; name a directory");
        }
        if (!overwrite) {
            throw new IllegalArgumentException(
                    "the output directory " + named + " exists; name another, or add --overwrite");
        }
        if (Path.of("").toAbsolutePath().startsWith(place)) {
            throw new IllegalArgumentException("the output directory " + named
                    + " holds the current folder, so it cannot be replaced; name one below it");
        }
    }

    private Path beside(String purpose) {
        return target.resolveSibling("." + target.getFileName() + "-" + purpose + "-" + UUID.randomUUID());
    }

    /** Where to write for now. */
    public Path draft() {
        return draft;
    }

    /**
     * Moves what was written to its place. What was there before is moved away first and deleted last.
     *
     * @throws IOException if it cannot be moved; then what was there before is still there
     */
    public void publish() throws IOException {
        if (!Files.exists(target)) {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path before = beside("before");
        Files.move(target, before, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(before, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        FileUtils.deleteDirectory(before.toFile());
    }

    /** Removes what was not published. */
    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            FileUtils.deleteDirectory(draft.toFile());
        }
    }
}
