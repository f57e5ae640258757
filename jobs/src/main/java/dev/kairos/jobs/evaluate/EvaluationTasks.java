package dev.kairos.jobs.evaluate;

import dev.kairos.jobs.evaluate.gate.GateTask;
import java.util.List;

/** The tasks there are, by id. */
public final class EvaluationTasks {
    private EvaluationTasks() {}

    public static List<EvaluationTask> all() {
        return List.of(
                new DerailmentGithubTask(),
                new HelpMomentTask(),
                new ReliabilityTask(),
                new SafetyTask(),
                new GateTask());
    }

    /**
     * The task of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EvaluationTask of(String id) {
        return all().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("task is '" + id + "', expected one of "
                        + all().stream().map(EvaluationTask::id).toList()));
    }

    /**
     * The task of that id, to be trained.
     *
     * @throws IllegalArgumentException if there is none, or nothing of it is trained
     */
    public static JudgmentTask trained(String id) {
        if (of(id) instanceof JudgmentTask task) {
            return task;
        }
        throw new IllegalArgumentException("task '" + id + "' has nothing to train, expected one of "
                + all().stream()
                        .filter(task -> task instanceof JudgmentTask || task instanceof SafetyTask)
                        .map(EvaluationTask::id)
                        .toList());
    }
}
