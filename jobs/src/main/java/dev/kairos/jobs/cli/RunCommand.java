package dev.kairos.jobs.cli;

import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.core.assistant.PatternSpec;
import dev.kairos.jobs.live.KafkaTopics;
import dev.kairos.jobs.live.LiveConfiguration;
import dev.kairos.jobs.live.LiveConfigurationReader;
import dev.kairos.jobs.live.LiveJob;
import dev.kairos.jobs.replay.EmbeddedCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The streaming job from Kafka to Kafka: on the cluster that it is submitted to, else on an embedded one. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs assistants on live sessions, from Kafka to Kafka: on the cluster that the job jar is"
                + " submitted to (scripts/cluster submit), or here, until it is stopped.",
        footer = {
            "",
            "Examples:",
            "  kairos run --assistant moderator --config flink-conf/kairos.yaml",
            "  scripts/cluster submit --assistant moderator --assistant copilot --config flink-conf/kairos.yaml",
            "",
            "Here, the job's state lives as long as the command; a cluster keeps it in checkpoints and savepoints."
        })
@SuppressWarnings("NullAway.Init")
final class RunCommand implements Callable<Integer> {
    private static final int MAX_PARALLELISM = 128;

    @Option(
            names = "--assistant",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Assistant files, or bundled ids; all run in one job.")
    private List<String> assistants;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration file.")
    private Path config;

    @Option(
            names = "--parallelism",
            defaultValue = "2",
            description = "Parallelism here (default: ${DEFAULT-VALUE}); a cluster's is set when submitting.")
    private int parallelism;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        LiveConfiguration configuration = LiveConfigurationReader.read(Installation.document(config));
        LiveJob job = job(Installation.here(), configuration);
        int partitions = KafkaTopics.prepare(configuration);
        StreamExecutionEnvironment submitted = StreamExecutionEnvironment.getExecutionEnvironment();
        if (submitted instanceof LocalStreamEnvironment) {
            runHere(job, partitions);
        } else {
            submitted.configure(required());
            submitted.setMaxParallelism(MAX_PARALLELISM);
            job.define(submitted, partitions);
            submitted.execute(job.name());
        }
        return 0;
    }

    private LiveJob job(Installation installation, LiveConfiguration configuration) {
        List<AssistantSpec> specs = new ArrayList<>();
        for (String assistant : assistants) {
            specs.add(installation.assistantNamed(assistant));
        }
        List<PatternSpec> patterns = specs.stream()
                .flatMap(spec -> installation.patternsOf(spec).stream())
                .distinct()
                .toList();
        return new LiveJob(specs, patterns, configuration);
    }

    private void runHere(LiveJob job, int partitions) throws Exception {
        try (EmbeddedCluster cluster = new EmbeddedCluster(parallelism)) {
            StreamExecutionEnvironment environment = cluster.environment(parallelism);
            job.define(environment, partitions);
            if (!quiet) {
                command.commandLine().getErr().println(job.name() + " is running here; stop it with Ctrl-C");
            }
            cluster.execute(environment, job.name(), decisions -> {});
        }
    }

    /** What the job's state and its exactly-once output rest on, whatever the cluster has set. */
    private static Configuration required() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        return configuration;
    }
}
