package dev.kairos.jobs.live;

import dev.kairos.core.assistant.YamlDocument;
import dev.kairos.core.assistant.YamlDocument.InvalidFileException;
import dev.kairos.core.assistant.YamlDocument.Problem;
import dev.kairos.core.ingest.Limits;
import dev.kairos.core.time.Durations;
import dev.kairos.jobs.live.LiveConfiguration.Topics;
import dev.kairos.jobs.topology.LiveOptions;
import dev.kairos.jobs.topology.LoopOptions;
import dev.kairos.jobs.topology.TopologyOptions;
import dev.kairos.operators.live.ClockSource;
import dev.kairos.operators.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Reads configuration files, reporting everything that is wrong at once. */
public final class LiveConfigurationReader {
    /** The top-level key by which a configuration file is known. */
    public static final String KIND = "kafka";

    private static final String NONE = "none";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final List<String> ON = List.of("on", "true");
    private static final List<String> OFF = List.of("off", "false");

    private final YamlDocument document;
    private final Map<LiveKey, Object> values = new EnumMap<>(LiveKey.class);
    private final List<Problem> problems = new ArrayList<>();

    private LiveConfigurationReader(YamlDocument document) {
        this.document = document;
    }

    /**
     * Reads a configuration.
     *
     * @throws InvalidFileException with all problems
     */
    public static LiveConfiguration read(YamlDocument document) {
        LiveConfigurationReader reader = new LiveConfigurationReader(document);
        reader.collect(document.values(), "");
        LiveConfiguration configuration = reader.configuration();
        if (!reader.problems.isEmpty()) {
            reader.problems.sort(Comparator.comparingInt(Problem::line));
            throw new InvalidFileException(reader.problems);
        }
        return configuration;
    }

    private void collect(Map<String, Object> mapping, String parent) {
        mapping.forEach((name, value) -> {
            String path = parent.isEmpty() ? name : parent + "." + name;
            LiveKey key = keyAt(path);
            if (key != null) {
                values.put(key, value);
            } else if (LiveKey.paths().stream().noneMatch(known -> known.startsWith(path + "."))) {
                wrong(path, "is unknown; did you mean '" + nearest(path) + "'? The reference lists all keys");
            } else if (value instanceof Map) {
                collect(YamlDocument.mapping(value), path);
            } else {
                wrong(path, "is '" + value + "'; expected a mapping with keys out of " + below(path));
            }
        });
    }

    private static @Nullable LiveKey keyAt(String path) {
        for (LiveKey key : LiveKey.values()) {
            if (key.path().equals(path)) {
                return key;
            }
        }
        return null;
    }

    private static List<String> below(String path) {
        return LiveKey.paths().stream()
                .filter(known -> known.startsWith(path + "."))
                .map(known -> known.substring(path.length() + 1))
                .toList();
    }

    private static String nearest(String path) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return LiveKey.paths().stream()
                .min(Comparator.comparingInt(known -> distance.apply(known, path)))
                .orElseThrow();
    }

    private LiveConfiguration configuration() {
        KafkaAccess kafka = new KafkaAccess(
                text(LiveKey.BROKERS),
                text(LiveKey.GROUP),
                choice(LiveKey.START, KafkaAccess.Start.class),
                count(LiveKey.PARTITIONS, 1),
                count(LiveKey.REPLICATION, 1),
                text(LiveKey.TRANSACTIONS),
                positive(LiveKey.TRANSACTION_TIMEOUT),
                properties());
        Topics topics = new Topics(
                text(LiveKey.EVENTS),
                text(LiveKey.DECISIONS),
                text(LiveKey.INTERVENTIONS),
                text(LiveKey.OUTCOMES),
                text(LiveKey.DEAD_LETTERS),
                text(LiveKey.CONTROL));
        return new LiveConfiguration(
                kafka,
                topics,
                topology(),
                limits(),
                duration(LiveKey.AHEAD),
                isOn(LiveKey.REDACTION),
                choice(LiveKey.DECISION_LOG, DecisionLog.class) == DecisionLog.ALL,
                NONE.equals(text(LiveKey.ALIGNMENT)) ? null : positive(LiveKey.ALIGNMENT),
                positive(LiveKey.CHECKPOINT_INTERVAL));
    }

    private enum DecisionLog {
        ALL,
        ACTIONS
    }

    private TopologyOptions topology() {
        TopologyOptions defaults = TopologyOptions.defaults();
        return new TopologyOptions(
                duration(LiveKey.DISORDER),
                positive(LiveKey.SESSION_TTL),
                positive(LiveKey.PERSON_TTL),
                defaults.consultDelay(),
                Duration.ZERO,
                count(LiveKey.CONSULT_CAPACITY, 1),
                count(LiveKey.RESPOND_CAPACITY, 1),
                count(LiveKey.RETRIES, 0),
                positive(LiveKey.VET_DEADLINE),
                defaults.matchEngine(),
                loop(),
                new LiveOptions(
                        ClockSource.SYSTEM,
                        positive(LiveKey.TICK),
                        positive(LiveKey.QUIET),
                        positive(LiveKey.CONSULT_DEADLINE),
                        count(LiveKey.CALLS_PER_SESSION, 1)));
    }

    private LoopOptions loop() {
        Duration delay = duration(LiveKey.RETURN_DELAY);
        Duration await = duration(LiveKey.AWAIT_RETURN);
        if (await.compareTo(delay) < 0) {
            wrong(
                    LiveKey.AWAIT_RETURN.path(),
                    "is '" + value(LiveKey.AWAIT_RETURN) + "'; expected at least " + LiveKey.RETURN_DELAY.path() + ", "
                            + Durations.format(delay));
            await = delay;
        }
        return new LoopOptions(Loop.CLOSED, delay, await);
    }

    /** Without an upper bound of event time: a job that runs for weeks measures it from record to record. */
    private Limits limits() {
        return new Limits(
                count(LiveKey.TEXT_BYTES, 1),
                count(LiveKey.LINE_BYTES, 1),
                count(LiveKey.ATTRIBUTES, 1),
                count(LiveKey.NESTING, 1),
                Limits.EARLIEST.toEpochMilli(),
                Long.MAX_VALUE,
                count(LiveKey.ID_LENGTH, 1));
    }

    private Object value(LiveKey key) {
        Object value = values.get(key);
        if (value != null) {
            return value;
        }
        if (key.otherwise() == null) {
            wrong(key.path(), "is missing; expected " + key.shape().expected());
            return "missing";
        }
        return key.otherwise();
    }

    private String text(LiveKey key) {
        String text = String.valueOf(value(key)).strip();
        boolean isWrong =
                switch (key.shape()) {
                    case NAME -> !NAME.matcher(text).matches();
                    case TOPIC -> !TOPIC.matcher(text).matches();
                    default -> text.isEmpty() || values.get(key) instanceof Map || values.get(key) instanceof List;
                };
        if (isWrong) {
            wrong(key);
        }
        return text;
    }

    private int count(LiveKey key, int least) {
        try {
            int count = Integer.parseInt(String.valueOf(value(key)));
            if (count >= least) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a number that is too small
        }
        wrong(key);
        return least;
    }

    private Duration positive(LiveKey key) {
        Duration duration = duration(key);
        if (duration.isZero()) {
            wrong(key.path(), "is '" + value(key) + "'; expected more than 0 s");
        }
        return duration;
    }

    private Duration duration(LiveKey key) {
        try {
            return Durations.parse(String.valueOf(value(key)));
        } catch (IllegalArgumentException e) {
            wrong(key.path(), String.valueOf(e.getMessage()));
            return Duration.ofMillis(1);
        }
    }

    /** YAML takes on and off for truth values. */
    private boolean isOn(LiveKey key) {
        String text = String.valueOf(value(key)).toLowerCase(Locale.ROOT);
        if (!ON.contains(text) && !OFF.contains(text)) {
            wrong(key);
        }
        return ON.contains(text);
    }

    private <E extends Enum<E>> E choice(LiveKey key, Class<E> type) {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(String.valueOf(value(key)))) {
                return constant;
            }
        }
        wrong(key);
        return constants[0];
    }

    private Map<String, String> properties() {
        Object value = values.get(LiveKey.PROPERTIES);
        if (value != null && !(value instanceof Map)) {
            wrong(LiveKey.PROPERTIES);
        }
        Map<String, String> properties = new TreeMap<>();
        YamlDocument.mapping(value).forEach((name, one) -> {
            if (KafkaAccess.RESERVED.contains(name)) {
                wrong(
                        LiveKey.PROPERTIES.path() + "." + name,
                        "is not to be set here: the job sets it, and exactly-once rests on it");
            }
            properties.put(name, Objects.toString(one, ""));
        });
        return properties;
    }

    private void wrong(LiveKey key) {
        wrong(key.path(), "is '" + value(key) + "'; expected " + key.shape().expected());
    }

    private void wrong(String path, String what) {
        problems.add(document.problem(path, what));
    }
}
