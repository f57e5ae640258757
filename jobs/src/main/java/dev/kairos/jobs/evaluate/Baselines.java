package dev.kairos.jobs.evaluate;

import dev.kairos.core.slot.Metric.Figure;
import dev.kairos.jobs.evaluate.Measure.Need;
import dev.kairos.jobs.evaluate.TaskData.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Figures of what needs no model: to act always, never, with the majority, and the scores of others. */
final class Baselines {
    private static final double CUT = 0.5;

    private Baselines() {}

    static Map<String, Map<String, Figure>> of(JudgmentTask task, TaskData data, long seed) {
        Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
        long positives = data.examples().sessions().values().stream()
                .flatMap(List::stream)
                .filter(Example::positive)
                .count();
        boolean mostAct = 2 * positives > data.examples().examples().size();
        figures.put("always", measured(task, constant(data, 1), EnumSet.noneOf(Need.class), seed));
        figures.put("never", measured(task, constant(data, 0), EnumSet.noneOf(Need.class), seed));
        figures.put("majority", measured(task, constant(data, mostAct ? 1 : 0), EnumSet.noneOf(Need.class), seed));
        new TreeMap<>(data.references())
                .forEach((name, reference) ->
                        figures.put(name, measured(task, scored(data, reference), lacks(reference), seed)));
        return figures;
    }

    private static Map<String, Figure> measured(
            JudgmentTask task, List<Trajectory> sessions, Set<Need> lacking, long seed) {
        List<Measure> measures = task.measures().stream()
                .filter(measure -> Collections.disjoint(measure.needs(), lacking))
                .toList();
        return sessions.isEmpty() ? Map.of() : Intervals.figures(measures, sessions, seed);
    }

    /** Scores without a threshold only rank; one score per session says nothing of the turns before. */
    private static Set<Need> lacks(Reference reference) {
        Set<Need> lacking = EnumSet.noneOf(Need.class);
        if (Double.isNaN(reference.threshold())) {
            lacking.addAll(Set.of(Need.THRESHOLD, Need.PROBABILITIES));
        }
        if (reference.scores().values().stream().allMatch(scores -> scores.size() == 1)) {
            lacking.add(Need.COURSE);
        }
        return lacking;
    }

    private static List<Trajectory> constant(TaskData data, double score) {
        List<Trajectory> sessions = new ArrayList<>();
        data.examples()
                .sessions()
                .forEach((session, points) -> sessions.add(new Trajectory(
                        session,
                        points.stream()
                                .map(point -> new Trajectory.Point(point.positive(), score, CUT))
                                .toList())));
        return sessions;
    }

    private static List<Trajectory> scored(TaskData data, Reference reference) {
        List<Trajectory> sessions = new ArrayList<>();
        data.examples().sessions().forEach((session, points) -> {
            List<Double> scores = reference.scores().getOrDefault(session, List.of());
            if (!scores.isEmpty()) {
                boolean positive = points.get(points.size() - 1).positive();
                sessions.add(new Trajectory(
                        session,
                        scores.stream()
                                .map(score -> new Trajectory.Point(positive, score, reference.threshold()))
                                .toList()));
            }
        });
        return sessions;
    }
}
