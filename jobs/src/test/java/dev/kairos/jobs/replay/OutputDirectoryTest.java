package dev.kairos.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasPublishedIsThereWhole() throws IOException {
        Path target = folder.resolve("deep/out");
        try (OutputDirectory directory = new OutputDirectory(target, false)) {
            Files.writeString(directory.draft().resolve("a"), "1");
            assertThat(target).doesNotExist();
            directory.publish();
        }
        assertThat(target.resolve("a")).hasContent("1");
        assertThat(target.getParent()).isDirectoryContaining(target::equals);
        assertThat(target.getParent().toFile().list()).containsExactly("out");
    }

    @Test
    void nothingIsLeftOfWhatWasNotPublished() throws IOException {
        try (OutputDirectory directory = new OutputDirectory(folder.resolve("out"), false)) {
            Files.writeString(directory.draft().resolve("a"), "1");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anExistingDirectoryIsReplacedOnlyWhenThatIsSaid() throws IOException {
        Path target = Files.createDirectory(folder.resolve("out"));
        Files.writeString(target.resolve("old"), "0");
        assertThatThrownBy(() -> new OutputDirectory(target, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--overwrite");
        try (OutputDirectory abandoned = new OutputDirectory(target, true)) {
            Files.writeString(abandoned.draft().resolve("new"), "1");
        }
        assertThat(target.toFile().list()).containsExactly("old");
        try (OutputDirectory directory = new OutputDirectory(target, true)) {
            Files.writeString(directory.draft().resolve("new"), "1");
            directory.publish();
        }
        assertThat(target.toFile().list()).containsExactly("new");
        assertThat(folder.toFile().list()).containsExactly("out");
    }

    @Test
    void aFileAndTheFolderOneStandsInAreNeverReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "0");
        assertThatThrownBy(() -> new OutputDirectory(file, true)).hasMessageContaining("is a file");
        Path here = Path.of("").toAbsolutePath();
        assertThatThrownBy(() -> new OutputDirectory(here, true)).hasMessageContaining("holds the current folder");
        assertThatThrownBy(() -> new OutputDirectory(here.getParent(), true))
                .hasMessageContaining("holds the current folder");
    }
}
