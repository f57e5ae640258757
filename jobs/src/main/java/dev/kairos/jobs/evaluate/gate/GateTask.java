package dev.kairos.jobs.evaluate.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.core.slot.SlotCatalog;
import dev.kairos.jobs.evaluate.EvaluationTask;
import dev.kairos.jobs.evaluate.Report;
import dev.kairos.jobs.evaluate.gate.GateScenario.Answered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * May a person be spoken to now, and which check says no? Drives the checks of ADMIT over scenarios of a published
 * policy-gate contract and compares every field that they expect.
 */
public final class GateTask implements EvaluationTask {
    private static final double Z = 1.959964;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String id() {
        return "gate";
    }

    @Override
    public String description() {
        return "may this person be spoken to now, and which check says no? PATH: scenarios.jsonl of gate";
    }

    @Override
    public Report evaluate(Path data, Progress progress) throws IOException {
        List<Answered> answered = new ArrayList<>();
        SlotCatalog catalog = SlotCatalog.load();
        int scenarios = 0;
        for (String line : Files.readAllLines(data)) {
            if (!line.isBlank()) {
                answered.addAll(new GateScenario(scenario(line, data, scenarios + 1), catalog).play());
                scenarios++;
                progress.events(answered.size());
            }
        }
        if (answered.isEmpty()) {
            throw new IllegalArgumentException(
                    data + " has no scenario, expected one a line with id, family, policy and events");
        }
        return new Report(
                id(),
                data.getFileName().toString(),
                "checks of ADMIT",
                scenarios,
                answered.size(),
                0,
                figures(answered),
                baselines(answered),
                0,
                "Agreement with the behaviour that the contract demands, on every expected field; intervals are"
                        + " Wilson's, over events. " + disagreements(answered));
    }

    private static JsonNode scenario(String line, Path data, int number) throws IOException {
        JsonNode scenario = JSON.readTree(line);
        for (String key : List.of("id", "family", "policy", "events")) {
            if (!scenario.has(key)) {
                throw new IllegalArgumentException("scenario " + number + " of " + data + " has no '" + key
                        + "', expected id, family, policy and events");
            }
        }
        return scenario;
    }

    private static Map<String, Figure> figures(List<Answered> answered) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        List<Answered> asked = answered.stream().filter(one -> !one.isCommit()).toList();
        List<Answered> spent = answered.stream().filter(Answered::isCommit).toList();
        figures.put("agreement", share(answered, Answered::agrees));
        figures.put(
                "allowed",
                share(
                        asked,
                        one -> expected(one, "allowed")
                                == one.found().path("allowed").asBoolean()));
        if (!spent.isEmpty()) {
            figures.put("committed", share(spent, Answered::agrees));
        }
        Map<String, List<Answered>> families = new TreeMap<>();
        answered.forEach(one -> families.computeIfAbsent(one.family(), family -> new ArrayList<>())
                .add(one));
        families.forEach((family, theirs) -> figures.put("agreement." + family, share(theirs, Answered::agrees)));
        return figures;
    }

    private static boolean expected(Answered one, String field) {
        return one.expected().path(field).asBoolean();
    }

    private static Map<String, Map<String, Figure>> baselines(List<Answered> answered) {
        List<Answered> asked = answered.stream().filter(one -> !one.isCommit()).toList();
        List<Answered> spent = answered.stream().filter(Answered::isCommit).toList();
        Map<String, Map<String, Figure>> baselines = new LinkedHashMap<>();
        baselines.put("always", constant(asked, spent, true));
        baselines.put("never", constant(asked, spent, false));
        return baselines;
    }

    private static Map<String, Figure> constant(List<Answered> asked, List<Answered> spent, boolean answer) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("allowed", share(asked, one -> expected(one, "allowed") == answer));
        if (!spent.isEmpty()) {
            figures.put("committed", share(spent, one -> expected(one, "committed") == answer));
        }
        return figures;
    }

    /** A share with Wilson's interval. */
    private static Figure share(List<Answered> all, Predicate<Answered> which) {
        double n = all.size();
        double p = all.stream().filter(which).count() / n;
        double spread = 1 + Z * Z / n;
        double middle = (p + Z * Z / (2 * n)) / spread;
        double half = Z / spread * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return new Figure(p, Math.max(0, middle - half), Math.min(1, middle + half), all.size());
    }

    private static String disagreements(List<Answered> answered) {
        List<Answered> others = answered.stream().filter(one -> !one.agrees()).toList();
        return others.isEmpty()
                ? "No event differs."
                : others.size() + " differ, first: expected " + others.get(0).expected() + ", found "
                        + others.get(0).found();
    }
}
