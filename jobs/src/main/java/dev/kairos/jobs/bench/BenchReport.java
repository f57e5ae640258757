package dev.kairos.jobs.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.jobs.bench.Bench.Ratio;
import java.util.List;
import java.util.Locale;

/**
 * What a comparison came to, for machines and for people.
 *
 * @param name name of the comparison
 * @param size texts or events of a run
 * @param ratios what is divided by what
 * @param rounds the figures
 */
record BenchReport(String name, int size, List<Ratio> ratios, Rounds rounds) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String json() {
        ObjectNode document = JSON.createObjectNode().put("name", name);
        ObjectNode spreads = document.putObject("ratios");
        for (Ratio ratio : ratios) {
            Rounds.Spread spread = rounds.spread(ratio);
            spreads.putObject(ratio.name())
                    .put("median", spread.median())
                    .put("min", spread.min())
                    .put("max", spread.max())
                    .put("runs", spread.runs());
        }
        ObjectNode raw = document.putObject("raw").put("size", size);
        rounds.raw().forEach((side, figures) -> {
            ArrayNode all = raw.putArray(side);
            for (double figure : figures) {
                all.add(figure);
            }
        });
        Runtime runtime = Runtime.getRuntime();
        document.putObject("machine")
                .put("processors", runtime.availableProcessors())
                .put("heapMebibytes", runtime.maxMemory() >> 20)
                .put("java", System.getProperty("java.version"))
                .put("vm", System.getProperty("java.vm.name"))
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return document.toPrettyString();
    }

    String table() {
        StringBuilder table = new StringBuilder(name).append(", ").append(size).append(" a run");
        for (Ratio ratio : ratios) {
            Rounds.Spread spread = rounds.spread(ratio);
            table.append(String.format(
                    Locale.ROOT,
                    "%n  %-28s %.3f  [%.3f, %.3f] in %d rounds",
                    ratio.name(),
                    spread.median(),
                    spread.min(),
                    spread.max(),
                    spread.runs()));
        }
        return table.toString();
    }
}
