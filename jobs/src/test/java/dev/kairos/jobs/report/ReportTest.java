package dev.kairos.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.decision.CheckResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    private RunFixture run = new RunFixture("moderator");

    private Path report() {
        return folder.resolve("report.html");
    }

    private JsonNode story(String session) throws IOException {
        return ReportFile.story(report(), session);
    }

    @Test
    void holdsEveryTurnAndDecisionOfASession() throws IOException {
        run.says("s", 1, "ann", "one")
                .says("s", 2, "bob", "two")
                .waits("s", 1, 0.1)
                .blocked("s", 2, 0.9, "words");
        Report.of("title", List.of(run.write(folder))).write(report());
        JsonNode story = story("s");
        assertThat(story.path("turns")).hasSize(2);
        assertThat(story.at("/turns/1/text").asText()).isEqualTo("two");
        assertThat(story.at("/decisions/0")).hasSize(2);
        assertThat(story.at("/decisions/0/1/fate").asText()).isEqualTo("DROPPED");
        assertThat(story.at("/decisions/0/1/intervention/prompt").asText()).contains("words");
        assertThat(story("another")).isNull();
    }

    @Test
    void whatCameBackInTheLogOfARunCountsAsSaid() throws IOException {
        run.says("s", 1, "ann", "one").hears("s", 1, 0.9, "words");
        Report.of("title", List.of(run.write(folder))).write(report());
        assertThat(story("s").at("/decisions/0/0/fate").asText()).isEqualTo("SAID");
        assertThat(story("s").at("/decisions/0/0/intervention/text").asText()).isEqualTo("words");
    }

    @Test
    void isTheSameFileForTheSameInput() throws IOException {
        run.says("s", 1, "ann", "one").waits("s", 1, 0.1);
        Report report = Report.of("title", List.of(run.write(folder)));
        report.write(report());
        String first = Files.readString(report());
        report.write(report());
        assertThat(report()).content().isEqualTo(first);
    }

    @Test
    void personalDataInARecordingDoesNotReachIt() throws IOException {
        run.says("s", 1, "ann", "write to ann.smith@example.org").waits("s", 1, 0);
        Report.of("title", List.of(run.write(folder))).write(report());
        assertThat(story("s").at("/turns/0/text").asText())
                .doesNotContain("example.org")
                .contains("write to");
    }

    @Test
    void sessionsWithMostToSeeAreKeptWhereTheFileWouldGrowTooLarge() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            String session = "s-" + i;
            for (int minute = 1; minute <= 60; minute++) {
                String noise = Long.toString(random.nextLong(), 36) + Long.toString(random.nextLong(), 36);
                run.says(session, minute, "ann", noise.repeat(8)).waits(session, minute, 0);
            }
        }
        run.checked("s-39", 61, 0.7, new CheckResult("cool-down", false, null));
        ReportRun written = run.write(folder);
        Report.of("title", List.of(written)).boundedBy(1).write(report());
        assertThat(story("s-39")).isNotNull();
        assertThat(story("s-38")).isNull();
        Report.of("title", List.of(written)).write(report());
        assertThat(story("s-38")).isNotNull();
    }

    @Test
    void anotherPageIsRefused() throws IOException {
        Files.writeString(report(), "<html></html>");
        assertThatThrownBy(() -> story("s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no report of Kairos");
    }

    @Test
    void aLineThatIsNoDecisionIsNamedWithItsFile() throws IOException {
        run.says("s", 1, "ann", "one");
        ReportRun written = run.write(folder);
        Files.writeString(written.output().resolve("decisions.jsonl"), "{\"id\":7}\n");
        assertThatThrownBy(() -> Report.of("title", List.of(written)).write(report()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decisions.jsonl")
                .hasMessageContaining("field 'time' is missing");
    }
}
