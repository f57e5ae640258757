package dev.kairos.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.core.json.RecordSchema;
import dev.kairos.core.session.SessionView;
import dev.kairos.core.slot.Judgment;
import dev.kairos.core.slot.Parameter;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.slot.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed reference pages say what the code says. */
class ReferencePagesTest {
    private static final Path DOCS = Path.of(System.getProperty("kairos.home"), "docs");

    @Test
    void theConfigurationPageIsCurrent() throws IOException {
        assertCurrent("configuration.md", new ConfigurationPage(shipped()).text(), ConfigurationPage.COMMAND);
    }

    @Test
    void theRecordsPageIsCurrent() throws IOException {
        assertCurrent("records.md", RecordsPage.text(), RecordsPage.COMMAND);
    }

    private static void assertCurrent(String page, String text, String command) throws IOException {
        assertThat(Files.readString(DOCS.resolve(page)))
                .withFailMessage("docs/%s is stale; regenerate with: %s", page, command)
                .isEqualTo(text);
    }

    @Test
    void anotherDescriptionOfAParameterIsAnotherPage() {
        assertThat(page("Where it stops.")).contains("Where it stops.").isNotEqualTo(page("Where it ends."));
    }

    @Test
    void anotherDescriptionOfAFieldIsAnotherPage() {
        JsonNode schema = RecordSchema.OUTCOME.document();
        String before = RecordsPage.section(schema);
        ((ObjectNode) schema.at("/properties/reward")).put("description", "Something else.");
        assertThat(RecordsPage.section(schema)).contains("Something else.").isNotEqualTo(before);
    }

    @Test
    void everyShippedImplementationAndParameterIsOnThePage() {
        SlotCatalog catalog = shipped();
        String page = new ConfigurationPage(catalog).text();
        assertThat(catalog.all()).hasSizeGreaterThan(15).allSatisfy(factory -> {
            assertThat(page).contains("**`" + factory.id() + "`**");
            assertThat(factory.parameters())
                    .allSatisfy(parameter -> assertThat(page).contains("| `" + parameter.name() + "` |"));
        });
    }

    @Test
    void aVerticalBarStaysInsideItsCell() {
        MarkdownTable table = new MarkdownTable("a", "b");
        table.add("x|y", "z");
        assertThat(table).hasToString("| a | b |\n| --- | --- |\n| x\\|y | z |\n");
    }

    /** Without the implementations that only tests bring along. */
    private static SlotCatalog shipped() {
        return new SlotCatalog(SlotCatalog.load().all().stream()
                .filter(factory -> !factory.getClass()
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .contains("test-classes"))
                .toList());
    }

    private static String page(String description) {
        return new ConfigurationPage(new SlotCatalog(List.of(new Described(description)))).text();
    }

    /** A trigger with one parameter. */
    private record Described(String text) implements SlotFactory<Trigger> {
        @Override
        public Class<Trigger> slot() {
            return Trigger.class;
        }

        @Override
        public String id() {
            return "described";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "never acts";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.of("at", Parameter.Kind.NUMBER, "1", text));
        }

        @Override
        public Trigger create(Parameters parameters) {
            return new Trigger() {
                @Override
                public Judgment judge(SessionView view, long seed) {
                    throw new UnsupportedOperationException("only described");
                }
            };
        }
    }
}
