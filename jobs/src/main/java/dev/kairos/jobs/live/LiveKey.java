package dev.kairos.jobs.live;

import dev.kairos.core.ingest.Limits;
import dev.kairos.core.time.Durations;
import dev.kairos.jobs.topology.LiveOptions;
import dev.kairos.jobs.topology.LoopOptions;
import dev.kairos.jobs.topology.TopologyOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a configuration file: drives validation, defaults and the generated reference. */
public enum LiveKey {
    BROKERS("kafka.brokers", Shape.TEXT, null, "Where the brokers are: host:port, several with commas between them."),
    GROUP(
            "kafka.group",
            Shape.NAME,
            "kairos",
            "Consumer group. Its offsets tell how far the job has read; only a job without checkpoint starts from them."),
    START(
            "kafka.start",
            Shape.START,
            "committed",
            "Where a job without checkpoint begins: after what its group has read (from the earliest event if it has"
                    + " read nothing), at the earliest event, or at what comes next."),
    PARTITIONS("kafka.partitions", Shape.COUNT, "4", "Partitions of a topic that has to be created."),
    REPLICATION("kafka.replication", Shape.COUNT, "1", "Copies of each partition of a topic that has to be created."),
    TRANSACTIONS(
            "kafka.transactional-id-prefix",
            Shape.NAME,
            "kairos",
            "Begins the ids of the job's transactions; two jobs on the same brokers need different ones."),
    TRANSACTION_TIMEOUT(
            "kafka.transaction-timeout",
            Shape.DURATION,
            "15 min",
            "Longest time from a record to its commit, outages included; what is older is lost. At most the brokers'"
                    + " transaction.max.timeout.ms."),
    PROPERTIES(
            "kafka.properties",
            Shape.PROPERTIES,
            "none",
            "Further properties of Kafka clients, such as security.protocol. Secrets stay outside: ${env:NAME} stands"
                    + " for an environment variable, ${file:PATH:KEY} for a value in a properties file, both read where"
                    + " the job runs."),

    EVENTS("topics.events", Shape.TOPIC, "sessions.events", "Session events: what comes in, and what comes back."),
    DECISIONS("topics.decisions", Shape.TOPIC, "sessions.decisions", "The audit log."),
    INTERVENTIONS("topics.interventions", Shape.TOPIC, "sessions.interventions", "What was said or dropped."),
    OUTCOMES("topics.outcomes", Shape.TOPIC, "sessions.outcomes", "What came of interventions."),
    DEAD_LETTERS("topics.dead-letters", Shape.TOPIC, "sessions.dead-letters", "What could not be used, and why."),
    CONTROL("topics.control", Shape.TOPIC, "sessions.control", "New patterns and parameters for the running job."),

    DISORDER(
            "time.disorder",
            Shape.DURATION,
            shown(TopologyOptions.defaults().disorder()),
            "How far event times may lag behind the largest one seen, per partition; decisions wait that long."),
    QUIET(
            "time.quiet",
            Shape.DURATION,
            shown(LiveOptions.defaults().quiet()),
            "Silence of a partition after which it is taken to have nothing left behind, and nobody waits for it."),
    ALIGNMENT(
            "time.alignment",
            Shape.DURATION_OR_NONE,
            "none",
            "How far event time of one partition may run ahead of the slowest before it is read no further for a while,"
                    + " so that what waits for the slowest stays small when a backlog is read."),
    TICK(
            "time.tick",
            Shape.DURATION,
            shown(LiveOptions.defaults().tick()),
            "How often event time is carried on while no event arrives."),
    RETURN_DELAY(
            "time.return-delay",
            Shape.DURATION,
            shown(LoopOptions.defaults().returnDelay()),
            "How much later than its delivery an intervention or outcome is stamped that comes back as an event; more"
                    + " than three checkpoint intervals, or it returns late."),
    AWAIT_RETURN(
            "time.await-return",
            Shape.DURATION,
            shown(LoopOptions.defaults().awaitReturn()),
            "Event time, beyond an assistant's deadline, for which a decision on its way holds back further ones of that"
                    + " assistant in the session; at least the return delay and the guards' deadline together."),
    SESSION_TTL(
            "time.session-ttl",
            Shape.DURATION,
            shown(TopologyOptions.defaults().sessionTtl()),
            "Event time after which a silent session is closed and forgotten."),
    PERSON_TTL(
            "time.person-ttl",
            Shape.DURATION,
            shown(TopologyOptions.defaults().personTtl()),
            "Event time after which a person of whom nothing was heard is no longer known, wishes included."),

    CONSULT_CAPACITY(
            "consult.capacity",
            Shape.COUNT,
            String.valueOf(TopologyOptions.defaults().consultCapacity()),
            "Queries in flight per probe and subtask; beyond, there is no evidence."),
    CONSULT_DEADLINE(
            "consult.deadline",
            Shape.DURATION,
            shown(LiveOptions.defaults().consultDeadline()),
            "Longest wait for a probe; then there is no evidence."),
    RESPOND_CAPACITY(
            "respond.capacity",
            Shape.COUNT,
            String.valueOf(TopologyOptions.defaults().respondCapacity()),
            "Calls in flight per responder and subtask; beyond, the fallback is taken."),
    RETRIES(
            "respond.retries",
            Shape.COUNT_OR_NONE,
            String.valueOf(TopologyOptions.defaults().retries()),
            "Further calls of a responder after a failed one, inside the deadline."),
    CALLS_PER_SESSION(
            "respond.calls-per-session",
            Shape.COUNT,
            String.valueOf(LiveOptions.defaults().callsPerSession()),
            "Calls in flight for one session, per stage and subtask; beyond, as with capacity."),
    VET_DEADLINE(
            "vet.deadline",
            Shape.DURATION,
            shown(TopologyOptions.defaults().guardDeadline()),
            "Longest wait for the output guards of one reply; then it is blocked."),

    TEXT_BYTES("limits.text-bytes", Shape.COUNT, String.valueOf(Limits.TEXT_BYTES), "Longest text, bytes of UTF-8."),
    LINE_BYTES("limits.line-bytes", Shape.COUNT, String.valueOf(Limits.LINE_BYTES), "Longest record, bytes."),
    ATTRIBUTES("limits.attributes", Shape.COUNT, String.valueOf(Limits.ATTRIBUTES), "Most attributes of an event."),
    NESTING("limits.nesting", Shape.COUNT, String.valueOf(Limits.NESTING), "Deepest nesting, the record being 1."),
    ID_LENGTH("limits.id-length", Shape.COUNT, String.valueOf(Limits.ID_LENGTH), "Longest id, UTF-16 units."),
    AHEAD(
            "limits.ahead",
            Shape.DURATION,
            "1 d",
            "How far an event time may lie ahead of the time stamp that Kafka keeps of the record."),

    REDACTION("redaction", Shape.SWITCH, "on", "Whether personal data and secrets are taken out of what comes in."),
    DECISION_LOG(
            "decision-log",
            Shape.DECISION_LOG,
            "all",
            "Which decisions are written; all are taken. actions: those that are not WAIT."),
    CHECKPOINT_INTERVAL(
            "checkpoint-interval",
            Shape.DURATION,
            "1 s",
            "Time from checkpoint to checkpoint where the cluster's configuration has none; what the job says is seen"
                    + " when the next one is complete.");

    /** What a value looks like. */
    public enum Shape {
        TEXT("a text that is not empty"),
        NAME("letters, digits, '.', '_' and '-', at most 200"),
        TOPIC("a topic: letters, digits, '.', '_' and '-', at most 249"),
        COUNT("a whole number, 1 or more"),
        COUNT_OR_NONE("a whole number, 0 or more"),
        DURATION("a duration such as 200 ms, 30 s or 5 min"),
        DURATION_OR_NONE("a duration such as 30 s or 5 min, or none"),
        SWITCH("on or off"),
        START("committed, earliest or latest"),
        DECISION_LOG("all or actions"),
        PROPERTIES("a mapping of names to values");

        private final String expected;

        Shape(String expected) {
            this.expected = expected;
        }

        /** What is allowed, for a person. */
        public String expected() {
            return expected;
        }
    }

    private final String path;
    private final Shape shape;
    private final @Nullable String otherwise;
    private final String description;

    LiveKey(String path, Shape shape, @Nullable String otherwise, String description) {
        this.path = path;
        this.shape = shape;
        this.otherwise = otherwise;
        this.description = description;
    }

    /** All keys as paths, in the order of the reference. */
    public static List<String> paths() {
        return Arrays.stream(values()).map(LiveKey::path).toList();
    }

    /** Where it stands in the file: names of nested mappings, with dots between them. */
    public String path() {
        return path;
    }

    public Shape shape() {
        return shape;
    }

    /** The value of an absent key, or what its absence means; null if it is mandatory. */
    public @Nullable String otherwise() {
        return otherwise;
    }

    public String description() {
        return description;
    }

    private static String shown(Duration duration) {
        return Durations.format(duration);
    }
}
