package dev.kairos.jobs.report;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.jobs.metrics.SessionFigures;
import dev.kairos.jobs.recording.Recording;
import java.nio.file.Path;
import java.util.List;

/**
 * One assistant on one recording, as the report shows it.
 *
 * @param label what the report calls the run; unique within its part
 * @param part name of the recording in the report; runs on the same recording have the same
 * @param assistant the assistant
 * @param patterns patterns that it names
 * @param recording what was replayed
 * @param output folder with the replay's output files
 * @param figures its figures
 */
public record ReportRun(
        String label,
        String part,
        AssistantSpec assistant,
        List<PatternSpec> patterns,
        Recording recording,
        Path output,
        SessionFigures figures) {}
