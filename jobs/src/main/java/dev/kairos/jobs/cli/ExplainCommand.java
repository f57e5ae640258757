package dev.kairos.jobs.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.jobs.replay.ReplayOutput;
import dev.kairos.jobs.report.DecisionInWords;
import dev.kairos.jobs.report.Explanation;
import dev.kairos.jobs.report.StepNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One decision in words. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells why one decision was taken, what was seen, and what would have changed it.",
        footer = {
            "",
            "Examples:",
            "  kairos explain team-customer-import/moderator/e-023 --input out/moderator",
            "  kairos explain team-customer-import/copilot/e-014 --input out/demo",
            "",
            "The ids of decisions are in decisions.jsonl, and in report.html under 'Record'."
        })
@SuppressWarnings("NullAway.Init")
final class ExplainCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DECISIONS = ReplayOutput.DECISIONS + ".jsonl";

    @Parameters(paramLabel = "DECISION_ID", description = "Id of the decision: session/assistant/point.")
    private String id;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "DIR",
            description = "Output directory of replay, demo or compare; searched through for " + DECISIONS + ".")
    private Path input;

    @Option(names = "--offensive", description = "Show words that may offend.")
    private boolean offensive;

    @Option(names = "--json", description = "Print the explanation as JSON.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        StepNames steps = new StepNames(Installation.here().patterns().values());
        Map<Path, DecisionInWords> found = new TreeMap<>();
        List<Path> folders = folders();
        for (Path folder : folders) {
            Optional<DecisionInWords> decision = DecisionInWords.find(folder, report(folder), id, steps, offensive);
            decision.ifPresent(one -> found.put(folder, one));
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no decision '" + id + "' in " + folders
                    + "; an id is session/assistant/point, as " + DECISIONS + " has it");
        }
        print(found);
        return 0;
    }

    private List<Path> folders() throws IOException {
        if (!Files.isDirectory(input)) {
            throw new IllegalArgumentException("there is no directory " + input + "; name the output of a replay");
        }
        try (Stream<Path> files = Files.walk(input)) {
            List<Path> folders = files.filter(file -> file.endsWith(DECISIONS))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
            if (folders.isEmpty()) {
                throw new IllegalArgumentException("there is no " + DECISIONS + " in " + input);
            }
            return folders;
        }
    }

    /** The report of a folder, or else of the whole output. */
    private Path report(Path folder) {
        Path own = folder.resolve(ReplayOutput.REPORT);
        return Files.exists(own) ? own : input.resolve(ReplayOutput.REPORT);
    }

    private void print(Map<Path, DecisionInWords> found) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            ArrayNode all = JSON.createArrayNode();
            found.values().forEach(one -> all.add(node(one.explanation())));
            out.println((all.size() == 1 ? all.get(0) : all).toPrettyString());
            return;
        }
        found.forEach((folder, decision) -> {
            if (found.size() > 1) {
                out.println("== " + folder);
            }
            out.println(decision.text());
        });
    }

    private ObjectNode node(Explanation explanation) {
        ObjectNode node = JSON.createObjectNode();
        node.put("decision", id)
                .put("fate", explanation.fate().name())
                .put("headline", explanation.headline())
                .put("why", explanation.why());
        ArrayNode changes = node.putArray("changes");
        explanation.changes().forEach(changes::add);
        return node;
    }
}
