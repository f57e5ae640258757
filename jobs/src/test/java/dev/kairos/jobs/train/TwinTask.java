package dev.kairos.jobs.train;

import dev.kairos.core.signal.SignalType;
import dev.kairos.jobs.evaluate.EvaluationTasks;
import dev.kairos.jobs.evaluate.Example;
import dev.kairos.jobs.evaluate.ExampleSet;
import dev.kairos.jobs.evaluate.JudgmentTask;
import dev.kairos.jobs.evaluate.Measure;
import dev.kairos.jobs.evaluate.TaskData;
import dev.kairos.jobs.evaluate.Trajectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Derailment on invented threads: one feature tells, one is noise, and a share of the labels may be drawn by lot. */
final class TwinTask implements JudgmentTask {
    private final JudgmentTask real = EvaluationTasks.trained("derailment-github");
    private final boolean byLot;

    TwinTask(boolean byLot) {
        this.byLot = byLot;
    }

    @Override
    public String id() {
        return "twin";
    }

    @Override
    public String description() {
        return "invented threads";
    }

    @Override
    public String model() {
        return "twin@1";
    }

    @Override
    public SignalType signal() {
        return SignalType.DERAILMENT;
    }

    @Override
    public String schema() {
        return real.schema();
    }

    @Override
    public List<String> features() {
        return List.of("cue.insult.count", "cue.code.count");
    }

    @Override
    public double shrinkage() {
        return 1;
    }

    @Override
    public double baseRate() {
        return 0.33;
    }

    @Override
    public int folds() {
        return 5;
    }

    @Override
    public Source source() {
        return new Source("invented threads", "Apache-2.0");
    }

    @Override
    public List<String> limits() {
        return List.of("Invented.");
    }

    @Override
    public TaskData read(Path path, Progress progress) {
        Random random = new Random(5);
        List<Example> examples = new ArrayList<>();
        for (int thread = 0; thread < 200; thread++) {
            boolean tense = random.nextInt(3) == 0;
            boolean derails = byLot ? random.nextInt(3) == 0 : tense;
            for (int turn = 0; turn < 4; turn++) {
                float[] features = {(float) ((tense ? 1 : 0) + random.nextGaussian()), (float) random.nextGaussian()};
                examples.add(new Example("repository" + thread % 20, "thread" + thread, "" + turn, derails, features));
            }
        }
        return new TaskData(new ExampleSet(features(), examples), Map.of(), 0);
    }

    @Override
    public double weight(Example example, int place, int length) {
        return real.weight(example, place, length);
    }

    @Override
    public List<Measure> measures() {
        return real.measures();
    }

    @Override
    public String counted() {
        return real.counted();
    }

    @Override
    public double worth(List<Trajectory> sessions) {
        return real.worth(sessions);
    }
}
