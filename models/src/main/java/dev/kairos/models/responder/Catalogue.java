package dev.kairos.models.responder;

import dev.kairos.core.assistant.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shipped wordings, by catalogue, one YAML file each. */
final class Catalogue {
    /** Names of the catalogues. */
    static final List<String> NAMES = List.of("de-escalation", "clarification", "help", "general", "whisper");

    private Catalogue() {}

    /** Wordings of one catalogue, in file order. */
    static List<Wording> read(String name) {
        String file = "/catalogues/" + name + ".yaml";
        try (InputStream stream = Catalogue.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("catalogue is '" + name + "', expected one of " + NAMES);
            }
            return wordings(YamlDocument.parse(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the catalogue " + file, e);
        }
    }

    private static List<Wording> wordings(YamlDocument document) {
        List<Wording> wordings = new ArrayList<>();
        for (Object item : YamlDocument.list(document.value("wordings"))) {
            Map<String, Object> entry = YamlDocument.mapping(item);
            wordings.add(new Wording(
                    String.valueOf(entry.get("act")),
                    String.valueOf(entry.get("text")).strip(),
                    YamlDocument.list(entry.get("situations")).stream()
                            .map(String::valueOf)
                            .toList()));
        }
        return wordings;
    }
}
