package dev.kairos.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that a person starts, with a build tool and a Java that only say how they were called. */
class StartScriptTest {
    private static final List<String> MODULES = List.of("core", "operators", "models", "jobs");
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final FileTime AFTER_THAT = FileTime.from(Instant.parse("2021-01-01T00:00:00Z"));
    private static final FileTime LAST = FileTime.from(Instant.parse("2022-01-01T00:00:00Z"));

    private static final String MAVEN =
            """
            #!/usr/bin/env bash
            echo "$PWD $*" >>"$CALLS"
            [ ! -p "$GATE" ] || read -r _ <"$GATE"
            if [ -f broken ]; then echo "source of all trouble"; exit 1; fi
            mkdir -p jobs/target/classes core/target
            echo jar >core/target/core.jar
            printf %s "$PWD/core/target/core.jar" >jobs/target/classpath.txt
            """;
    private static final String JAVA = "#!/usr/bin/env bash\nprintf '<%s>' \"$@\"\n";
    private static final String LOCK = "#!/usr/bin/env bash\necho locking >&2\n%s 9\n";

    @TempDir
    private Path folder;

    private Path home;
    private Path script;

    @BeforeEach
    void anInstallationThatWasNeverBuilt() throws IOException {
        home = Files.createDirectories(folder.resolve("a home"));
        script = executable(
                home.resolve("scripts/kairos"),
                Files.readString(Path.of(System.getProperty("kairos.home"), "scripts", "kairos")));
        executable(folder.resolve("bin/mvn"), MAVEN);
        executable(folder.resolve("bin/java"), JAVA);
        List<Path> sources = new ArrayList<>(List.of(write(home.resolve("pom.xml")), write(home.resolve(".mvn/x"))));
        for (String module : MODULES) {
            sources.add(write(home.resolve(module + "/pom.xml")));
            sources.add(write(home.resolve(module + "/src/main/A.java")));
        }
        for (Path source : sources) {
            Files.setLastModifiedTime(source, LONG_AGO);
            Files.setLastModifiedTime(source.getParent(), LONG_AGO);
        }
    }

    @Test
    void firstStartBuildsAndTheSecondDoesNot() throws Exception {
        assertThat(start(script, "list").code()).isZero();
        assertThat(start(script, "list").code()).isZero();
        assertThat(calls()).singleElement().asString().startsWith(home + " ").endsWith(" package");
    }

    @Test
    void argumentsReachTheCommandLineAsTheyWereGiven() throws Exception {
        Ended ended = start(script, "replay", "--input", "two words", "*");
        assertThat(ended.output())
                .contains("<-Dkairos.home=" + home + ">")
                .endsWith("<dev.kairos.jobs.cli.Kairos><replay><--input><two words><*>");
    }

    @Test
    void aLinkToTheScriptFindsItsHome() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("bin/kairos"), Path.of("../a home/scripts/kairos"));
        Path linkToLink = Files.createSymbolicLink(folder.resolve("k"), link);
        assertThat(start(linkToLink).output()).contains("<-Dkairos.home=" + home + ">");
    }

    @Test
    void aChangedSourceBuildsAgain() throws Exception {
        start(script);
        Files.setLastModifiedTime(home.resolve("target/kairos.stamp"), AFTER_THAT);
        start(script);
        assertThat(calls()).hasSize(1);
        Files.setLastModifiedTime(home.resolve("models/src/main/A.java"), LAST);
        start(script);
        start(script);
        assertThat(calls()).hasSize(2);
    }

    @Test
    void aRemovedSourceBuildsAgain() throws Exception {
        start(script);
        Files.delete(home.resolve("operators/src/main/A.java"));
        start(script);
        assertThat(calls()).hasSize(2);
    }

    @Test
    void aJarThatWasCleanedAwayBuildsAgain() throws Exception {
        start(script);
        Files.delete(home.resolve("core/target/core.jar"));
        start(script);
        assertThat(calls()).hasSize(2);
    }

    @Test
    void aFailedBuildSaysWhyStartsNothingAndIsTriedAgain() throws Exception {
        write(home.resolve("broken"));
        Ended failed = start(script, "list");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.output()).isEmpty();
        assertThat(failed.errors())
                .contains("source of all trouble")
                .contains("the build failed")
                .contains(home + "/target/kairos-build.log");
        assertThat(home.resolve("target").toFile().list()).containsExactlyInAnyOrder("kairos.lock", "kairos-build.log");
        Files.delete(home.resolve("broken"));
        assertThat(start(script, "list").code()).isZero();
        assertThat(calls()).hasSize(2);
    }

    @Test
    void twoFirstStartsAtOnceBuildOnce() throws Exception {
        assertThat(buildsOfTwoAtOnce("PATH=\"${PATH#*:}\" flock")).isEqualTo(1);
    }

    @Test
    void withoutTheLockTwoFirstStartsAtOnceWouldBuildTwice() throws Exception {
        assertThat(buildsOfTwoAtOnce("true")).isEqualTo(2);
    }

    /** Holds the build until both starts have come to the lock. */
    private int buildsOfTwoAtOnce(String lock) throws Exception {
        executable(folder.resolve("bin/flock"), LOCK.formatted(lock));
        Path gate = folder.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        Process first = prepared(script).start();
        Process second = prepared(script).start();
        try (BufferedReader one = first.errorReader();
                BufferedReader two = second.errorReader()) {
            assertThat(List.of(one.readLine(), two.readLine())).containsOnly("locking");
            try (OutputStream open = Files.newOutputStream(gate)) {
                open.write("go\ngo\n".getBytes(StandardCharsets.UTF_8));
                open.flush();
                assertThat(List.of(first.waitFor(), second.waitFor())).containsOnly(0);
            }
        }
        return calls().size();
    }

    private Ended start(Path command, String... arguments) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        Process process =
                prepared(command, arguments).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output, Files.readString(errors));
    }

    private ProcessBuilder prepared(Path command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("CALLS", folder.resolve("calls").toString());
        builder.environment().put("GATE", folder.resolve("gate").toString());
        return builder;
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }

    private record Ended(int code, String output, String errors) {}
}
