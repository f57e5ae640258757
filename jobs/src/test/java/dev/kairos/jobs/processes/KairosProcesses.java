package dev.kairos.jobs.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A broker and a cluster as processes of their own, started and stopped by the scripts that a person uses. */
final class KairosProcesses implements AutoCloseable {
    private static final Path SCRIPTS = Path.of(System.getProperty("kairos.home"), "scripts");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** A line of the list of jobs: when it began, its id, its name. */
    private static final Pattern JOB = Pattern.compile(" : ([0-9a-f]{32}) : ");

    private static final int TRIES = 100;

    private final Path folder;
    private final int kafkaPort;
    private final int clusterPort;

    /** @param folder where their pids, logs, topics and checkpoints are */
    KairosProcesses(Path folder) throws IOException {
        this.folder = folder;
        this.kafkaPort = freePair();
        this.clusterPort = freePair();
    }

    /** Starts what does not run. */
    void start() throws Exception {
        script("kafka", "start", "--port", String.valueOf(kafkaPort), "--folder", kafka());
        script("cluster", "start", "--port", String.valueOf(clusterPort), "--folder", cluster());
    }

    /** Where the broker is: host:port. */
    String brokers() {
        return "localhost:" + kafkaPort;
    }

    /** Submits a job, as {@code scripts/cluster submit} does. */
    void submit(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("submit", "--folder", cluster()));
        arguments.addAll(List.of(options));
        script("cluster", arguments.toArray(String[]::new));
    }

    /** Cancels whatever runs. */
    void cancelJobs() throws Exception {
        Matcher job = JOB.matcher(flink("list", "--running"));
        while (job.find()) {
            flink("cancel", job.group(1));
        }
    }

    /** Flink's own command line. */
    String flink(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("flink", "--folder", cluster()));
        arguments.addAll(List.of(options));
        return script("cluster", arguments.toArray(String[]::new));
    }

    /** Ends the task manager as a machine that loses power does. */
    void killTaskManager() throws Exception {
        ProcessHandle process = ProcessHandle.of(pid("taskmanager-1")).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);
    }

    long pid(String name) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("cluster").resolve(name + ".pid"))
                .strip());
    }

    /** Runs a script to its end; what it printed. */
    static String script(String name, String... arguments) throws Exception {
        ScriptRun run = ScriptRun.of(SCRIPTS.resolve(name), PATIENCE, arguments);
        if (run.code() != 0) {
            throw new AssertionError(
                    "scripts/" + name + " " + List.of(arguments) + " ended with " + run.code() + ":\n" + run.output());
        }
        return run.output();
    }

    private String kafka() {
        return folder.resolve("kafka").toString();
    }

    private String cluster() {
        return folder.resolve("cluster").toString();
    }

    /** A port that is free, with the next one. */
    private static int freePair() throws IOException {
        IOException none = new IOException("no two neighbouring ports are free, tried " + TRIES + " times");
        for (int i = 0; i < TRIES; i++) {
            try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket two = new ServerSocket(one.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
                return Math.min(one.getLocalPort(), two.getLocalPort());
            } catch (IOException | IllegalArgumentException taken) {
                none.addSuppressed(taken);
            }
        }
        throw none;
    }

    @Override
    public void close() throws Exception {
        script("cluster", "stop", "--folder", cluster());
        script("kafka", "stop", "--folder", kafka());
    }

    /**
     * What a script did.
     *
     * @param code exit code
     * @param output what it printed, errors included
     */
    record ScriptRun(int code, String output) {
        static ScriptRun of(Path script, Duration patience, String... arguments) throws Exception {
            List<String> line = new ArrayList<>(List.of(script.toString()));
            line.addAll(List.of(arguments));
            Path output = Files.createTempFile("script-", ".out");
            try {
                Process process = new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(line + " has not ended after " + patience + ":\n"
                            + Files.readString(output, StandardCharsets.UTF_8));
                }
                return new ScriptRun(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        }
    }
}
