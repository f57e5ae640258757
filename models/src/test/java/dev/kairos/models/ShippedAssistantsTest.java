package dev.kairos.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.core.assistant.AssistantReader;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.Presets;
import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedAssistantsTest {
    private static final Path FOLDER = Path.of(System.getProperty("kairos.home"), "flink-conf");

    private static List<YamlDocument> documents(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ShippedAssistantsTest::document)
                    .toList();
        }
    }

    private static YamlDocument document(Path file) {
        try {
            return YamlDocument.parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssistantReader reader(Set<String> patterns) throws IOException {
        return new AssistantReader(SlotCatalog.load(), Presets.of(documents("presets"), SlotCatalog.load()), patterns);
    }

    private static Set<String> patterns() throws IOException {
        return documents("patterns").stream()
                .map(document -> String.valueOf(document.value("pattern")))
                .collect(Collectors.toSet());
    }

    @Test
    void everyShippedAssistantHasNoProblemAndCanBeMade() throws IOException {
        AssistantReader reader = reader(patterns());
        List<YamlDocument> documents = documents("assistants");
        assertThat(documents).hasSizeGreaterThanOrEqualTo(6);
        for (YamlDocument document : documents) {
            AssistantSpec spec = reader.read(document);
            assertThat(document.file()).endsWith(spec.id() + ".yaml");
            try (Trigger trigger = SlotCatalog.load().create(Trigger.class, spec.trigger())) {
                assertThat(trigger).isNotNull();
            }
        }
    }

    @Test
    void anUnknownPatternWouldBeNoticed() throws IOException {
        YamlDocument moderator = document(FOLDER.resolve("assistants/moderator.yaml"));
        assertThatThrownBy(() -> reader(Set.of()).read(moderator)).hasMessageContaining("derailment");
    }
}
