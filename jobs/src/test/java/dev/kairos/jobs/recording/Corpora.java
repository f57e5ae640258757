package dev.kairos.jobs.recording;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where corpora lie: the folder in KAIROS_DATA, or shared/data beside a folder above this one. */
public final class Corpora {
    private Corpora() {}

    /** The path; without it the test is skipped, visibly. */
    public static Path require(String name) {
        Path path = root().resolve(name);
        if (!Files.exists(path)) {
            System.out.println("skipped: corpus absent (" + path + ")");
        }
        assumeTrue(Files.exists(path), () -> "corpus absent (" + path + ")");
        return path;
    }

    private static Path root() {
        String given = System.getenv("KAIROS_DATA");
        if (given != null) {
            return Path.of(given);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        return folder.resolve("shared/data");
    }
}
