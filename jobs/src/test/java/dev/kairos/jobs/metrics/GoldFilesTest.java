package dev.kairos.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldFilesTest {
    private static final String SPANS =
            """
            {"session":"s","kind":"SPEAK_SPAN","from":"2026-03-04T10:00:00Z","to":"2026-03-04T10:01:00Z","value":"help"}
            {"session":"s","kind":"SPEAK_SPAN","from":1772618400000,"to":1772618460000,"value":"calm"}
            {"session":"t","kind":"QUIET","from":1772618400000,"to":1772618460000}
            """;

    @TempDir
    private Path folder;

    @Test
    void onlySpansThatAnAssistantCanAnswerAreWantedOfIt() throws IOException {
        Files.writeString(folder.resolve("s.gold.jsonl"), SPANS);
        assertThat(GoldFiles.wanted(GoldFiles.read(folder).get("s"), Set.of("help")))
                .singleElement()
                .satisfies(span -> assertThat(span.value()).isEqualTo("help"));
        assertThat(GoldFiles.wanted(GoldFiles.read(folder).get("s"), Set.of())).hasSize(2);
        assertThat(GoldFiles.read(folder)).containsOnlyKeys("s", "t");
    }

    @Test
    void aLineThatIsNoGoldIsNamedByFileAndLine() throws IOException {
        Path file =
                Files.writeString(folder.resolve("s.gold.jsonl"), SPANS + "{\"session\":\"s\",\"kind\":\"SPEAK\"}\n");
        assertThatThrownBy(() -> GoldFiles.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ":4: ");
    }

    @Test
    void aRecordingWithoutGoldHasNone() throws IOException {
        assertThat(GoldFiles.read(folder)).isEmpty();
    }
}
