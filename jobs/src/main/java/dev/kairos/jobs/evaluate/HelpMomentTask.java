package dev.kairos.jobs.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kairos.core.signal.SignalType;
import dev.kairos.models.onnx.FeatureSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether to offer help at an event of a user's activity (P02). Figures leave out one recorded trace at a time; the
 * threshold is chosen for recall less false positive rate, because F1 alone is best served by always speaking.
 */
final class HelpMomentTask implements JudgmentTask {
    @Override
    public String id() {
        return "help-moment";
    }

    @Override
    public String description() {
        return "offer help at this event of a user's activity? PATH: events.jsonl of proactive-agent";
    }

    @Override
    public String model() {
        return "help-moment@1";
    }

    @Override
    public SignalType signal() {
        return SignalType.HELP_MOMENT;
    }

    @Override
    public String schema() {
        return "conversation-vector@1";
    }

    @Override
    public List<String> features() {
        return List.of("vector.*");
    }

    @Override
    public double shrinkage() {
        return 100;
    }

    @Override
    public double baseRate() {
        return 0.4;
    }

    @Override
    public int folds() {
        return 0;
    }

    @Override
    public Source source() {
        return new Source("12 recorded and generated traces of desktop activity, ProactiveAgent", "Apache-2.0");
    }

    @Override
    public List<String> limits() {
        return List.of(
                "Twelve traces, most of them generated: the interval is wide and other desktops are unknown to it.",
                "It reads the current event only; history did not help in these traces.",
                "It reads no time, because the times of most traces are invented.");
    }

    @Override
    public TaskData read(Path path, Progress progress) throws IOException {
        Map<String, Boolean> gold = new HashMap<>();
        for (JsonNode row : GoldLines.read(path, List.of("session", "idx", "help_needed"))) {
            gold.put(
                    key(row.path("session").asText(), row.path("idx").asInt()),
                    row.path("help_needed").asBoolean());
        }
        FeatureSelection features = FeatureSelection.of(schema(), features());
        Map<String, List<Example>> sessions = new TreeMap<>();
        long refused = new SessionReplay(path, "proactive-agent", "minilm")
                .run(
                        view -> {
                            Boolean positive = gold.get(key(view.session(), Integer.parseInt(view.point())));
                            if (positive != null) {
                                float[] row = features.of(view);
                                sessions.computeIfAbsent(view.session(), session -> new ArrayList<>())
                                        .add(new Example(view.session(), view.session(), view.point(), positive, row));
                            }
                        },
                        (file, events) -> progress.events(events));
        List<Example> examples =
                sessions.values().stream().flatMap(List::stream).toList();
        return new TaskData(new ExampleSet(features.names(), examples), Map.of(), refused);
    }

    private static String key(String session, int index) {
        return session + "\n" + index;
    }

    @Override
    public double weight(Example example, int place, int length) {
        return 1;
    }

    @Override
    public List<Measure> measures() {
        return PointMeasures.ALL;
    }

    @Override
    public String counted() {
        return "events";
    }

    @Override
    public double worth(List<Trajectory> sessions) {
        return PointMeasures.confusion(sessions).informedness();
    }
}
