package dev.kairos.models.safety;

import dev.kairos.core.slot.FileText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The taxonomies that ship, for tests. */
public final class Taxonomies {
    private static final Path FILE =
            Path.of(System.getProperty("kairos.home"), "flink-conf", "taxonomies", "default.yaml");

    private Taxonomies() {}

    /** The default one. */
    public static Taxonomy shipped() {
        return TaxonomyReader.read("default.yaml", file().text());
    }

    /** Its file, as it travels in a specification. */
    public static FileText file() {
        try {
            return new FileText("default.yaml", Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A taxonomy without one of its categories. */
    public static Taxonomy without(Taxonomy taxonomy, String id) {
        return new Taxonomy(
                taxonomy.id(),
                taxonomy.version() + 1,
                taxonomy.categories().stream()
                        .filter(category -> !category.id().equals(id))
                        .toList());
    }
}
