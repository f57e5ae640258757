package dev.kairos.jobs.evaluate;

import java.util.List;

/** The tasks there are, by id. */
public final class EvaluationTasks {
    private EvaluationTasks() {}

    public static List<EvaluationTask> all() {
        return List.of(new DerailmentGithubTask(), new HelpMomentTask());
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
}
