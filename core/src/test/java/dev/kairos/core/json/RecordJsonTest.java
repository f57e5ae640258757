package dev.kairos.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kairos.core.decision.Action;
import dev.kairos.core.decision.Alternative;
import dev.kairos.core.decision.CheckResult;
import dev.kairos.core.decision.Decision;
import dev.kairos.core.event.Actor;
import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter;
import dev.kairos.core.outcome.Outcome;
import dev.kairos.core.reply.Candidate;
import dev.kairos.core.reply.Intervention;
import dev.kairos.core.reply.Verdict;
import dev.kairos.core.signal.Evidence;
import dev.kairos.core.signal.Signal;
import dev.kairos.core.signal.SignalType;
import dev.kairos.core.slot.Gold;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
    private static final long TIME = Instant.parse("2026-03-04T10:15:02.120Z").toEpochMilli();

    private static final Duration DELAY = Duration.ofSeconds(5);

    private static final SessionEvent EVENT = new SessionEvent(
            "s-17",
            "e-203",
            TIME,
            EventType.UTTERANCE,
            new Actor("u1", Role.USER),
            "say \"hi\"\n\u4f60\u597d \ud83d\ude00",
            "e-198",
            Map.of("tenant", "acme", "channel", "#help"));

    private static final Decision SPOKEN = new Decision(
            "s-17/moderator/e-203",
            "s-17",
            TIME,
            "e-203",
            Action.SPEAK,
            "de-escalate",
            0.81,
            0.62,
            "derailment 0.81 >= 0.62 after 3 tense turns",
            List.of(new Alternative(Action.SPEAK, 0.19, 1), new Alternative(Action.WAIT, 0, 0)),
            List.of(new Signal(SignalType.DERAILMENT, 0.81, "derailment@3", List.of("e-198", "e-203"), TIME)),
            "u1",
            true,
            null,
            null,
            List.of(new CheckResult("consent", true, null)),
            null,
            null,
            "moderator@2",
            7);

    private static final Intervention DELIVERED = new Intervention(
            "s-17/moderator/e-203",
            "s-17",
            TIME,
            "u1",
            "de-escalate",
            "Let us slow down.",
            "template@1",
            true,
            null,
            null,
            List.of(new Candidate("Let us slow down.", Map.of("length", 0.5, "calm", 1.0), "ALLOW", 0)),
            0,
            Verdict.allow("lexical@1"),
            false,
            0,
            Map.of("respond", 12L, "vet", 1L));

    private static final Outcome ACCEPTED =
            new Outcome("s-17/moderator/e-203", "s-17", Outcome.Kind.ACCEPTED, 1, "follow-up", "e-204", TIME);

    private static final Evidence EVIDENCE = new Evidence(
            "s-17",
            "probe:e-203",
            TIME,
            "encoder@2",
            "e-203",
            List.of(new Signal(SignalType.UNSAFE, 0.1 + 0.2, "encoder@2", List.of("e-203"), TIME + 60_000)));

    @Test
    void aDecisionIsWrittenAsTheReferenceShowsIt() {
        assertThat(DecisionJson.write(SPOKEN))
                .isEqualTo("{\"v\":1,\"id\":\"s-17/moderator/e-203\",\"session\":\"s-17\","
                        + "\"time\":\"2026-03-04T10:15:02.120Z\",\"event\":\"e-203\",\"action\":\"SPEAK\","
                        + "\"act\":\"de-escalate\",\"score\":0.81,\"threshold\":0.62,"
                        + "\"reason\":\"derailment 0.81 >= 0.62 after 3 tense turns\","
                        + "\"alternatives\":[{\"action\":\"SPEAK\",\"value\":0.19,\"propensity\":1.0},"
                        + "{\"action\":\"WAIT\",\"value\":0.0,\"propensity\":0.0}],"
                        + "\"signals\":[{\"type\":\"DERAILMENT\",\"score\":0.81,\"by\":\"derailment@3\","
                        + "\"evidence\":[\"e-198\",\"e-203\"]}],\"addressee\":\"u1\",\"admitted\":true,"
                        + "\"suppressedBy\":null,\"deferredUntil\":null,"
                        + "\"checks\":[{\"id\":\"consent\",\"ok\":true,\"value\":null}],\"goal\":null,\"belief\":null,"
                        + "\"assistant\":\"moderator@2\",\"parameters\":7}");
    }

    @Test
    void anEventIsWrittenWithItsAttributesByName() {
        assertThat(SessionEventJson.write(EVENT))
                .isEqualTo("{\"v\":1,\"session\":\"s-17\",\"id\":\"e-203\",\"time\":\"2026-03-04T10:15:02.120Z\","
                        + "\"type\":\"UTTERANCE\",\"actor\":{\"id\":\"u1\",\"role\":\"USER\"},"
                        + "\"text\":\"say \\\"hi\\\"\\n\u4f60\u597d \ud83d\ude00\",\"replyTo\":\"e-198\","
                        + "\"attributes\":{\"channel\":\"#help\",\"tenant\":\"acme\"}}");
    }

    @Test
    void everyRecordReadsBackAsItWasWritten() {
        Gold gold = new Gold("s-17", Gold.Kind.SPEAK_SPAN, TIME, TIME + 1, null, "de-escalate");
        assertThat(SessionEventJson.read(SessionEventJson.write(EVENT))).isEqualTo(EVENT);
        assertThat(GoldJson.read(GoldJson.write(gold))).isEqualTo(gold);
        assertThat(DecisionJson.read(DecisionJson.write(SPOKEN))).isEqualTo(SPOKEN);
        assertThat(InterventionJson.read(InterventionJson.write(DELIVERED))).isEqualTo(DELIVERED);
        assertThat(OutcomeJson.read(OutcomeJson.write(ACCEPTED))).isEqualTo(ACCEPTED);
    }

    @Test
    void whatIsWrittenIsWhatTheSchemasSay() {
        assertValid(RecordSchema.SESSION_EVENT, SessionEventJson.write(EVENT));
        assertValid(RecordSchema.SESSION_EVENT, SessionEventJson.write(PublishedEvents.of(DELIVERED, DELAY)));
        assertValid(RecordSchema.SESSION_EVENT, SessionEventJson.write(PublishedEvents.of("moderator", EVIDENCE)));
        assertValid(RecordSchema.SESSION_EVENT, SessionEventJson.write(PublishedEvents.of(ACCEPTED, DELAY)));
        assertValid(RecordSchema.DECISION, DecisionJson.write(SPOKEN));
        assertValid(RecordSchema.DECISION, DecisionJson.write(withScores(Double.NaN, Double.POSITIVE_INFINITY)));
        assertValid(RecordSchema.INTERVENTION, InterventionJson.write(DELIVERED));
        assertValid(RecordSchema.OUTCOME, OutcomeJson.write(ACCEPTED));
        assertValid(RecordSchema.GOLD, GoldJson.write(new Gold("s", Gold.Kind.QUIET, null, null, null, null)));
        assertValid(RecordSchema.GOLD, "{\"session\":\"s\",\"kind\":\"HELP_NEEDED\",\"from\":1772619302120}");
        assertValid(RecordSchema.DEAD_LETTER, DeadLetterJson.write(letter(new DeadLetter.Origin("a.jsonl", null, 3))));
        assertValid(RecordSchema.DEAD_LETTER, DeadLetterJson.write(letter(new DeadLetter.Origin("topic", 2, 0))));
    }

    @Test
    void schemasRefuseWhatIsNoRecord() throws JsonProcessingException {
        for (RecordSchema schema : RecordSchema.values()) {
            assertThat(schema.validator().problems(JsonMapper.builder().build().readTree("{\"x\":1}")))
                    .as(schema.name())
                    .isNotEmpty();
        }
        String decision = DecisionJson.write(SPOKEN);
        assertThat(problems(RecordSchema.DECISION, decision.replace("\"SPEAK\"", "\"SHOUT\"")))
                .isNotEmpty();
        assertThat(problems(RecordSchema.DECISION, decision.replace("\"goal\":null,", "")))
                .isNotEmpty();
        assertThat(problems(RecordSchema.DECISION, decision.replace(".120Z", "Z")))
                .isNotEmpty();
    }

    @Test
    void everyPropertyOfEverySchemaIsDescribed() {
        for (RecordSchema schema : RecordSchema.values()) {
            schema.document()
                    .findParents("properties")
                    .forEach(parent -> parent.get("properties").properties().forEach(property -> assertThat(
                                    property.getValue().path("description").asText())
                            .as("%s: %s", schema, property.getKey())
                            .isNotBlank()));
        }
    }

    @Test
    void everyExampleOfASchemaIsValid() {
        for (RecordSchema schema : List.of(RecordSchema.SESSION_EVENT, RecordSchema.GOLD)) {
            assertThat(schema.document().path("examples")).isNotEmpty().allSatisfy(example -> assertThat(
                            schema.validator().problems(example))
                    .isEmpty());
        }
    }

    @Test
    void theSchemasNameTheConstantsOfTheCode() {
        assertThat(choices(RecordSchema.SESSION_EVENT, "type")).isEqualTo(names(EventType.values()));
        assertThat(choices(RecordSchema.GOLD, "kind")).isEqualTo(names(Gold.Kind.values()));
        assertThat(choices(RecordSchema.DECISION, "action")).isEqualTo(names(Action.values()));
        assertThat(choices(RecordSchema.OUTCOME, "kind")).isEqualTo(names(Outcome.Kind.values()));
        assertThat(choices(RecordSchema.DEAD_LETTER, "reason")).isEqualTo(names(DeadLetter.Reason.values()));
        assertThat(RecordSchema.DECISION
                        .document()
                        .at("/properties/signals/items/properties/type/enum")
                        .toString())
                .isEqualTo(names(SignalType.values()));
        assertThat(RecordSchema.INTERVENTION
                        .document()
                        .at("/properties/verdict/properties/ruling/enum")
                        .toString())
                .isEqualTo(names(Verdict.Ruling.values()));
    }

    @Test
    void whatWasPublishedComesBackUnderTheSameIdWithTheSameContent() {
        SessionEvent said = PublishedEvents.of(DELIVERED, DELAY);
        assertThat(said.id()).isEqualTo(DELIVERED.id());
        assertThat(said.time()).isEqualTo(DELIVERED.time() + DELAY.toMillis());
        assertThat(said.actor()).isEqualTo(new Actor("moderator", Role.AGENT));
        assertThat(said.text()).isEqualTo("Let us slow down.");
        assertThat(PublishedEvents.intervention(said)).hasValueSatisfying(back -> {
            assertThat(back.time()).isEqualTo(DELIVERED.time());
            assertThat(back.text()).isEqualTo(DELIVERED.text());
            assertThat(back.delivered()).isTrue();
            assertThat(back.verdict().ruling()).isEqualTo(DELIVERED.verdict().ruling());
        });
        assertThat(PublishedEvents.evidence(PublishedEvents.of("moderator", EVIDENCE)))
                .contains(EVIDENCE);
        assertThat(PublishedEvents.outcome(PublishedEvents.of(ACCEPTED, DELAY))).contains(ACCEPTED);
    }

    @Test
    void whatComesBackNamesItsAssistantAndWhatIsNotOursNamesNone() {
        SessionEvent said = PublishedEvents.of(DELIVERED, DELAY);
        SessionEvent taken = PublishedEvents.of("moderator", EVIDENCE);
        SessionEvent accepted = PublishedEvents.of(ACCEPTED, DELAY);
        for (SessionEvent event : List.of(said, taken, accepted)) {
            assertThat(PublishedEvents.assistant(event)).contains("moderator");
            assertThat(PublishedEvents.assistant(bare(event))).isEmpty();
        }
        assertThat(PublishedEvents.assistant(EVENT)).isEmpty();
    }

    /** The same event as somebody else might log it. */
    private static SessionEvent bare(SessionEvent event) {
        return new SessionEvent(
                event.session(),
                event.id(),
                event.time(),
                event.type(),
                event.actor(),
                event.text(),
                event.replyTo(),
                Map.of("kind", "WELCOMED"));
    }

    @Test
    void numbersHaveAtMostSixDecimals() {
        assertThat(JsonNumbers.write(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(JsonNumbers.write(1.0 / 3)).isEqualTo("0.333333");
        assertThat(JsonNumbers.write(-2.0 / 3)).isEqualTo("-0.666667");
        assertThat(JsonNumbers.write(1e-9 / 3)).isEqualTo("0.000000000333333");
        assertThat(JsonNumbers.write(1234567.12345678)).isEqualTo("1234567.123457");
        assertThat(JsonNumbers.write(1e20)).isEqualTo("100000000000000000000.0");
        assertThat(JsonNumbers.write(-0.0)).isEqualTo("0.0");
        assertThat(JsonNumbers.write(Double.NaN)).isEqualTo("null");
    }

    @Test
    void aLineThatDoesNotFitIsExplained() {
        assertThatThrownBy(() -> OutcomeJson.read("{\"intervention\":\"i\",\"session\":\"s\",\"kind\":\"LIKED\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("outcome: field 'kind' is \"LIKED\", expected one of [ACCEPTED, REJECTED, IGNORED]");
        assertThatThrownBy(() -> GoldJson.read("nonsense")).hasMessageContaining("gold line is not JSON");
    }

    private static Decision withScores(double score, double threshold) {
        return new Decision(
                "s/a/e",
                "s",
                TIME,
                null,
                Action.WAIT,
                null,
                score,
                threshold,
                "",
                List.of(),
                List.of(),
                null,
                false,
                "quiet",
                TIME,
                List.of(),
                "g",
                "b",
                "a@1",
                0);
    }

    private static DeadLetter letter(DeadLetter.Origin origin) {
        return new DeadLetter(DeadLetter.Reason.NOT_JSON, "not JSON", origin, "raw", false);
    }

    private static String choices(RecordSchema schema, String property) {
        return schema.document().at("/properties/" + property + "/enum").toString();
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> '"' + constant.name() + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void assertValid(RecordSchema schema, String line) {
        assertThat(problems(schema, line)).as(line).isEmpty();
    }

    private static List<String> problems(RecordSchema schema, String line) {
        try {
            return schema.validator().problems(JsonMapper.builder().build().readTree(line));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(line, broken);
        }
    }
}
