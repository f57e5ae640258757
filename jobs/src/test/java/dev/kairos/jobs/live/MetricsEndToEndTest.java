package dev.kairos.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.assistant.AssistantSpec;
import dev.kairos.jobs.cli.Installation;
import dev.kairos.jobs.fixtures.TestCluster;
import dev.kairos.jobs.replay.Replay;
import dev.kairos.jobs.state.KeptJob;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.Yaml;

/** The names under which a running job tells how it is doing: people's dashboards and alarms are made of them. */
class MetricsEndToEndTest {
    private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
    private static final String PORT = "metrics.reporter.prom.port";
    private static final Pattern NAME = Pattern.compile("(flink_[A-Za-z0-9_]+)");
    private static final Pattern LINE = Pattern.compile("^(flink_[A-Za-z0-9_]+)", Pattern.MULTILINE);
    private static final String DECIDED =
            OPERATOR + "assistant_action_decisions\\{(?=[^}]*assistant=\"%s\")(?=[^}]*action=\"%s\")[^}]*} %s";
    private static final Pattern SUPPRESSED =
            Pattern.compile(OPERATOR + "check_suppressions\\{[^}]*check=\"kill-switch\"[^}]*} 1");
    private static final int MOST_LOOKS = 2_000;
    private static final Path HOME = Path.of(System.getProperty("kairos.home"));

    @RegisterExtension
    private final SharedObjectsExtension shared = SharedObjectsExtension.create();

    /** Everything that a job with every stage exposes to Prometheus, with the reporter configured as it ships. */
    private String exposed() throws Exception {
        Replay kept = KeptJob.replay();
        Installation here = Installation.here();
        AssistantSpec every = here.assistant(Path.of("src/test/resources/assistants/second-look.yaml"));
        AssistantSpec moderator = here.assistant(here.assistants().get("moderator"));
        AssistantSpec silenced = here.assistant(Path.of("src/test/resources/assistants/silenced.yaml"));
        Replay replay = new Replay(
                List.of(every, moderator, silenced), here.patternsOf(moderator), kept.recording(), 1, kept.options());
        LiveRun live = new LiveRun(shared, 1_700_000_000_000L);
        int port = freePort();
        StringBuilder page = new StringBuilder();
        try (TestCluster cluster = new TestCluster(shippedReporter(port))) {
            cluster.watch(live.graph(replay), () -> {
                live.say("s", "e1");
                live.clock.set(live.clock.millis() + 60_000);
                live.decided.awaitTime(1_700_000_000_000L);
                page.append(once(port, SUPPRESSED));
            });
        }
        return page.toString();
    }

    @Test
    void everyCommittedNameIsExposedAndNoOther() throws Exception {
        String page = exposed();
        assertThat(ours(page)).containsExactlyElementsOf(committed());
        assertThat(page)
                .contains("action=\"hold\"", "assistant=\"moderator@1\"", "reason=\"late\"")
                .containsPattern(DECIDED.formatted("moderator@1", "wait", "1"))
                .containsPattern(DECIDED.formatted("silenced@1", "speak", "1"))
                .containsPattern(DECIDED.formatted("silenced@1", "wait", "0"))
                .containsPattern(SUPPRESSED);
    }

    @Test
    void theDashboardAsksOnlyForWhatIsExposed() throws Exception {
        String page = exposed();
        Set<String> all = names(LINE, page);
        Set<String> asked = asked();
        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(all).containsAll(asked);
        assertThat(all).as("a name that nobody exposes is noticed").doesNotContain(OPERATOR + "ingest_event");
    }

    private static Set<String> asked() throws IOException {
        JsonNode dashboard =
                new JsonMapper().readTree(Files.readString(HOME.resolve("flink-conf/dashboards/kairos.json")));
        Set<String> asked = new TreeSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                Set<String> names = names(NAME, target.path("expr").asText());
                assertThat(names).as(target.toString()).isNotEmpty();
                asked.addAll(names);
            }
        }
        return asked;
    }

    /** Names of ours, without the prefix that they share: those of Flink have capitals in them. */
    private static List<String> ours(String page) {
        return names(LINE, page).stream()
                .filter(name -> name.startsWith(OPERATOR))
                .map(name -> name.substring(OPERATOR.length()))
                .filter(name -> name.equals(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> committed() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/metric-names.txt"));
    }

    /** The reporter as it ships, on a port that is free. */
    private static Configuration shippedReporter(int port) throws IOException {
        Map<String, Object> shipped = new Yaml().load(Files.readString(HOME.resolve("flink-conf/config.yaml")));
        Configuration configuration = new Configuration();
        shipped.forEach((key, value) -> {
            if (key.startsWith("metrics.")) {
                configuration.setString(key, String.valueOf(value));
            }
        });
        configuration.setString(PORT, String.valueOf(port));
        return configuration;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The page as soon as it says that something has happened. */
    private static String once(int port, Pattern happened) throws IOException, InterruptedException {
        String page = get(port);
        for (int i = 0; i < MOST_LOOKS && !happened.matcher(page).find(); i++) {
            page = get(port);
        }
        return page;
    }

    private static String get(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
