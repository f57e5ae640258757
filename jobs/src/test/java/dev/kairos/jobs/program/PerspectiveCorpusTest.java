package dev.kairos.jobs.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.decision.Plan;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.slot.FileText;
import dev.kairos.core.slot.Responder;
import dev.kairos.core.slot.Scorer;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.recording.Corpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * P13 on what people wrote to trolls: whichever reply is the draft and whichever the revision, what the program says
 * scores no lower than the draft.
 */
class PerspectiveCorpusTest {
    private static final SlotCatalog CATALOG = SlotCatalog.load();
    private static final Plan PLAN =
            new Plan("de-escalate", List.of(), null, Map.of(), List.of(), List.of(), null, 60_000, null);
    /** Two replies of one person each, the null of a corpus that is not here. */
    private static final List<List<String>> TWIN = List.of(
            List.of("Let us keep to the topic.", "You idiot, keep to the topic."), List.of("You moron!", "Stop."));

    @Test
    void noReplyToATrollGetsWorseInTheTwin() {
        Tally tally = tally(TWIN);
        assertThat(tally.fell()).isZero();
        assertThat(tally.wouldHaveFallen()).isPositive();
    }

    @Test
    void noReplyToATrollGetsWorse() throws IOException {
        Tally tally = tally(replies(Corpora.require("trolling/elf-hp-train.tsv")));
        System.out.println("perspective: " + tally);
        assertThat(tally.pairs()).isGreaterThanOrEqualTo(800);
        assertThat(tally.fell()).isZero();
        assertThat(tally.wouldHaveFallen())
                .as("null case: the revision is said, whatever it is")
                .isPositive();
    }

    private record Tally(int pairs, int fell, int wouldHaveFallen) {}

    private static Tally tally(List<List<String>> all) {
        Scorer scorer = CATALOG.create(Scorer.class, SlotSpec.of("calm"));
        int fell = 0;
        int wouldHaveFallen = 0;
        for (List<String> pair : all) {
            double draft = score(scorer, pair.get(0));
            fell += score(scorer, said(pair.get(0), pair.get(1))) < draft ? 1 : 0;
            wouldHaveFallen += score(scorer, pair.get(1)) < draft ? 1 : 0;
        }
        return new Tally(all.size(), fell, wouldHaveFallen);
    }

    private static double score(Scorer scorer, String text) {
        return scorer.score(new Candidate(text, Map.of(), null, 0), PLAN);
    }

    private static String said(String draft, String revision) {
        FileText program = Installation.here().programs().get("perspective");
        Map<String, Object> cassette = new LinkedHashMap<>();
        cassette.put("Write a message that carries out", draft);
        cassette.put("Which groups of people may read it", "<perspectives>everybody: tired</perspectives>");
        cassette.put("Revise the message", revision);
        try (Responder responder = CATALOG.create(
                Responder.class,
                new SlotSpec(
                        "program",
                        Map.of(
                                "program",
                                program.value(),
                                "client",
                                Map.of("id", "scripted", "cassette", cassette))))) {
            return responder
                    .respond(new Responder.Request("d", "s", PLAN, List.of(), Duration.ofMinutes(1), 1, 7, 0))
                    .toCompletableFuture()
                    .join()
                    .candidates()
                    .get(0)
                    .text();
        }
    }

    /** The least preferred reply to a post as a draft or a revision of the most preferred one, in turn. */
    private static List<List<String>> replies(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = List.of(lines.get(0).split("\t", -1));
        List<List<String>> pairs = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            String chosen = cells[names.indexOf("ChosenResponse")];
            String rejected = cells[names.indexOf("RejectResponse")];
            if (!chosen.isBlank() && !rejected.isBlank()) {
                pairs.add(pairs.size() % 2 == 0 ? List.of(chosen, rejected) : List.of(rejected, chosen));
            }
        }
        return pairs;
    }
}
