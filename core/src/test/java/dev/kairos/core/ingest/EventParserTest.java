package dev.kairos.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.Role;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.DeadLetter.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {
    private static final Instant START = Instant.parse("2026-03-04T12:00:00Z");
    private static final Limits LIMITS = Limits.startingAt(START);
    private static final Origin ORIGIN = new Origin("sessions.events", 3, 17);

    private final EventParser parser = new EventParser(LIMITS, Redaction.ON);

    @Test
    void aFullRecordBecomesItsEvent() {
        String line = "{\"v\":1,\"session\":\"s-17\",\"id\":\"e-203\",\"time\":\"2026-03-04T10:15:02.120Z\","
                + "\"type\":\"UTTERANCE\",\"actor\":{\"id\":\"u1\",\"role\":\"USER\"},\"text\":\"hello\","
                + "\"replyTo\":\"e-198\",\"attributes\":{\"channel\":\"#help\"}}";
        SessionEvent event = event(line);
        assertThat(event.session()).isEqualTo("s-17");
        assertThat(event.id()).isEqualTo("e-203");
        assertThat(event.time())
                .isEqualTo(Instant.parse("2026-03-04T10:15:02.120Z").toEpochMilli());
        assertThat(event.type()).isEqualTo(EventType.UTTERANCE);
        assertThat(event.actor().role()).isEqualTo(Role.USER);
        assertThat(event.text()).isEqualTo("hello");
        assertThat(event.replyTo()).isEqualTo("e-198");
        assertThat(event.attributes()).isEqualTo(Map.of("channel", "#help"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-03-04T10:15:02.120Z\"",
                "\"2026-03-04T11:15:02.120+01:00\"",
                "\"2026-03-04T11:15:02.120+0100\"",
                "\"2026-03-04t10:15:02.120z\"",
                "\"2026-03-04T10:15:02.120999Z\"",
                "1772619302120",
                "1772619302120.0",
            })
    void everySpellingOfATimeIsTheSameInstant(String time) {
        assertThat(event(with("time", time)).time()).isEqualTo(1772619302120L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2026-03-04T10:15:02\"|SCHEMA",
                "\"yesterday\"|SCHEMA",
                "\"2026-02-30T10:15:02Z\"|SCHEMA",
                "\"\"|SCHEMA",
                "true|SCHEMA",
                "17.5|SCHEMA",
                "0|TIME_OUT_OF_RANGE",
                "-1|TIME_OUT_OF_RANGE",
                "1e18|TIME_OUT_OF_RANGE",
                "1e999999999|TIME_OUT_OF_RANGE",
                "99999999999999999999999999|TIME_OUT_OF_RANGE",
                "\"1999-12-31T23:59:59.999Z\"|TIME_OUT_OF_RANGE",
                "\"2026-03-05T12:00:00.001Z\"|TIME_OUT_OF_RANGE",
                "\"+999999999-01-01T00:00:00Z\"|TIME_OUT_OF_RANGE",
            })
    void anUnusableTimeIsRefused(String time, Reason reason) {
        assertThat(refusal(with("time", time)).reason()).isEqualTo(reason);
    }

    @Test
    void theFirstAndTheLastAllowedTimeAreAccepted() {
        assertThat(event(with("time", "\"2000-01-01T00:00:00Z\"")).time()).isEqualTo(LIMITS.earliest());
        assertThat(event(with("time", "\"2026-03-05T12:00:00Z\"")).time()).isEqualTo(LIMITS.latest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "hello",
                "<html><body>502</body></html>",
                "{\"v\":1",
                "{'v':1}",
                "{\"v\":NaN}",
                "{} {}",
                "{\"v\":1,\"v\":1}",
                "{\"v\":01}",
                "{\"a\":\"\u0000\"}",
            })
    void whatIsNotOneJsonValueIsRefused(String line) {
        assertThat(refusal(line).reason()).isEqualTo(Reason.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "[]", "\"text\"", "{}"})
    void jsonThatIsNoEventIsRefused(String line) {
        assertThat(refusal(line).reason()).isEqualTo(Reason.SCHEMA);
    }

    @Test
    void brokenUtf8IsKeptAsBase64WithoutItsPersonalData() {
        byte[] record = "x\u00ff mail bob@example.com".getBytes(StandardCharsets.ISO_8859_1);
        DeadLetter letter = refusal(record);
        assertThat(letter.reason()).isEqualTo(Reason.NOT_UTF8);
        assertThat(letter.base64()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(letter.raw()), StandardCharsets.ISO_8859_1))
                .isEqualTo("x\u00ff mail [e-mail]");
        assertThat(letter.origin()).isEqualTo(ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0af", "eda080", "f4908080", "80", "e282"})
    void overlongSurrogateAndTruncatedFormsAreNotUtf8(String hex) {
        assertThat(refusal(HexFormat.of().parseHex(hex)).reason()).isEqualTo(Reason.NOT_UTF8);
    }

    @Test
    void halfASurrogatePairIsNotUtf8() {
        assertThat(refusal(with("text", "\"\\ud83d\"")).reason()).isEqualTo(Reason.NOT_UTF8);
        assertThat(event(with("text", "\"\\ud83d\\ude00\"")).text()).isEqualTo("\ud83d\ude00");
    }

    @Test
    void sizesAreAllowedUpToTheirLimitAndNoFurther() {
        assertThat(event(with("text", quoted("x".repeat(LIMITS.textBytes())))).textOrEmpty())
                .hasSize(LIMITS.textBytes());
        assertThat(refusal(with("text", quoted("x".repeat(LIMITS.textBytes() + 1))))
                        .reason())
                .isEqualTo(Reason.TEXT_TOO_LONG);
        assertThat(refusal(with("text", quoted("\u00e9".repeat(LIMITS.textBytes() / 2 + 1))))
                        .reason())
                .isEqualTo(Reason.TEXT_TOO_LONG);
        assertThat(refusal(with("text", quoted("x".repeat(LIMITS.lineBytes())))).reason())
                .isEqualTo(Reason.LINE_TOO_LONG);
    }

    @Test
    void nestingIsAllowedUpToItsLimitAndNoFurther() {
        assertThat(event(with("attributes", "{\"b\":{\"z\":[1.50,\"x\"],\"a\":null}}"))
                        .attribute("b"))
                .isEqualTo("{\"a\":null,\"z\":[1.50,\"x\"]}");
        assertThat(refusal(with("attributes", "{\"b\":{\"z\":[[1]]}}")).reason())
                .isEqualTo(Reason.TOO_DEEP);
        assertThat(refusal("[".repeat(30_000)).reason()).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void attributesAreReadAsText() {
        assertThat(event(with(
                                "attributes",
                                "{\"a\":1,\"b\":1.50,\"c\":true,\"d\":null,\"e\":\"x\",\"f\":[2,{\"y\":1,\"b\":2}]}"))
                        .attributes())
                .isEqualTo(Map.of("a", "1", "b", "1.50", "c", "true", "e", "x", "f", "[2,{\"b\":2,\"y\":1}]"));
    }

    @Test
    void attributesAreAllowedUpToTheirLimitAndNoFurther() {
        assertThat(event(with("attributes", attributes(32))).attributes()).hasSize(32);
        assertThat(refusal(with("attributes", attributes(33))).reason()).isEqualTo(Reason.TOO_MANY_ATTRIBUTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\\u0000b", "a\\nb", "a\\u001b[31m", "a\\u202eb", "a\\u2028b", "\\ufeffa", "a\\u007f"})
    void hostileIdsAreRefusedWhereverTheyStand(String id) {
        assertThat(refusal(with("id", quoted(id))).reason()).isEqualTo(Reason.HOSTILE_ID);
        assertThat(refusal(with("session", quoted(id))).reason()).isEqualTo(Reason.HOSTILE_ID);
        assertThat(refusal(with("replyTo", quoted(id))).reason()).isEqualTo(Reason.HOSTILE_ID);
        assertThat(refusal(with("actor", "{\"id\":" + quoted(id) + ",\"role\":\"USER\"}"))
                        .reason())
                .isEqualTo(Reason.HOSTILE_ID);
    }

    @Test
    void anIdMayBeLongAndMayHoldMarkup() {
        assertThat(event(with("id", quoted("x".repeat(256)))).id()).hasSize(256);
        assertThat(event(with("session", "\"<b>#help</b>/\u4f60\u597d\"")).session())
                .isEqualTo("<b>#help</b>/\u4f60\u597d");
        assertThat(refusal(with("id", quoted("x".repeat(257)))).reason()).isEqualTo(Reason.HOSTILE_ID);
    }

    @Test
    void wordsAreRedactedAndIdsAreNot() {
        SessionEvent event = event(
                "{\"v\":1,\"session\":\"bob@example.com\",\"id\":\"1\",\"time\":1772619302120,"
                        + "\"type\":\"FORGET\",\"actor\":{\"id\":\"bob@example.com\",\"role\":\"USER\"},"
                        + "\"text\":\"I am bob@example.com\",\"attributes\":{\"person\":\"bob@example.com\",\"note\":\"bob@example.com\"}}");
        assertThat(event.text()).isEqualTo("I am [e-mail]");
        assertThat(event.session()).isEqualTo("bob@example.com");
        assertThat(event.actor().id()).isEqualTo("bob@example.com");
        assertThat(event.attributes()).isEqualTo(Map.of("person", "bob@example.com", "note", "[e-mail]"));
    }

    @Test
    void aDeadLetterShowsNoPersonalDataNeitherRawNorInItsMessage() {
        DeadLetter letter = refusal(with("type", "\"bob@example.com\""));
        assertThat(letter.raw()).contains("[e-mail]").doesNotContain("bob@");
        assertThat(letter.message()).contains("[e-mail]").contains("UTTERANCE").doesNotContain("bob@");
    }

    @Test
    void aTrustedRecordKeepsItsWords() {
        Ingested ingested = new EventParser(LIMITS, Redaction.OFF)
                .parse(with("text", "\"I am bob@example.com\"").getBytes(StandardCharsets.UTF_8), ORIGIN);
        assertThat(ingested.event().text()).isEqualTo("I am bob@example.com");
    }

    @Test
    void messagesSayWhatWasFoundAndWhatIsAllowed() {
        assertThat(refusal(with("type", "\"SHOUT\"")).message())
                .startsWith("field 'type' is 'SHOUT', expected one of [ACTIVITY, ");
        assertThat(refusal(with("replyto", "\"e-1\"")).message())
                .contains("'replyto' is unknown")
                .contains("replyTo")
                .contains("attributes");
    }

    private static String attributes(int count) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append("\"a").append(i).append("\":").append(i);
        }
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** A good record with one field set to a JSON value. */
    private static String with(String field, String value) {
        TreeMap<String, String> fields = new TreeMap<>(Map.of(
                "v", "1",
                "session", "\"s\"",
                "id", "\"e\"",
                "time", "1772619302120",
                "type", "\"UTTERANCE\"",
                "actor", "{\"id\":\"u\",\"role\":\"USER\"}"));
        fields.put(field, value);
        StringBuilder json = new StringBuilder();
        fields.forEach((name, content) -> json.append(json.isEmpty() ? '{' : ',')
                .append('"')
                .append(name)
                .append("\":")
                .append(content));
        return json.append('}').toString();
    }

    private SessionEvent event(String line) {
        Ingested ingested = parser.parse(line.getBytes(StandardCharsets.UTF_8), ORIGIN);
        assertThat(ingested.deadLetter()).isNull();
        return ingested.event();
    }

    private DeadLetter refusal(String line) {
        return refusal(line.getBytes(StandardCharsets.UTF_8));
    }

    private DeadLetter refusal(byte[] record) {
        Ingested ingested = parser.parse(record, ORIGIN);
        assertThat(ingested.event()).isNull();
        return ingested.deadLetter();
    }
}
