package dev.kairos.core.ingest;

import dev.kairos.core.ingest.DeadLetter.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Records that must be refused, of every kind, for given limits. */
public final class MalformedInputs {
    /** A record in which nothing is wrong; the malformed ones are made from it. */
    static final String GOOD = record("s", "e", "1772619302120", "END", "\"fine\"", "{}");

    private final Limits limits;

    /** @param limits limits that must be kept */
    public MalformedInputs(Limits limits) {
        this.limits = limits;
    }

    /**
     * A record and why it is to be refused.
     *
     * @param record its bytes
     * @param reason the reason that is expected
     */
    public record Malformed(byte[] record, Reason reason) {
        @Override
        public String toString() {
            return reason + ": " + new String(record, 0, Math.min(200, record.length), StandardCharsets.ISO_8859_1);
        }
    }

    /** One of any kind. */
    public Arbitrary<Malformed> any() {
        return Arbitraries.oneOf(List.of(
                brokenUtf8(),
                hugeLines(),
                markupAndGarbage(),
                deepNesting(),
                wrongTypes(),
                absurdTimes(),
                hostileIds(),
                longTexts(),
                manyAttributes(),
                halfPairs()));
    }

    private Arbitrary<Malformed> brokenUtf8() {
        Arbitrary<byte[]> broken = Arbitraries.of("ff", "fe", "80", "c0af", "eda080", "f4908080", "e28228", "f0288cbc")
                .map(HexFormat.of()::parseHex);
        return Combinators.combine(broken, Arbitraries.integers().between(0, GOOD.length()))
                .as((bytes, at) -> {
                    ByteArrayOutputStream record = new ByteArrayOutputStream();
                    record.write(bytes(GOOD), 0, at);
                    record.writeBytes(bytes);
                    record.write(bytes(GOOD), at, GOOD.length() - at);
                    return new Malformed(record.toByteArray(), Reason.NOT_UTF8);
                });
    }

    private Arbitrary<Malformed> hugeLines() {
        return Arbitraries.integers()
                .between(limits.lineBytes(), 3 * limits.lineBytes())
                .map(size ->
                        malformed(record("s", "e", "1", "END", quoted("x".repeat(size)), "{}"), Reason.LINE_TOO_LONG));
    }

    private Arbitrary<Malformed> markupAndGarbage() {
        Arbitrary<String> markup = Arbitraries.of(
                "<script>alert(1)</script>",
                "<?xml version=\"1.0\"?><a/>",
                "",
                "%s%n",
                "'; DROP TABLE events;--",
                "{\"v\":1,}",
                "{\"v\":1,\"v\":1}",
                "[1,2",
                "nul",
                "\u0000",
                "\u001b[31m",
                "{\"a\":\"\u0001\"}",
                "{}{}");
        Arbitrary<String> cut =
                Arbitraries.integers().between(0, GOOD.length() - 1).map(end -> GOOD.substring(0, end));
        Arbitrary<String> words = Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(50)
                .filter(word -> !List.of("true", "false", "null").contains(word));
        return Arbitraries.oneOf(markup, cut, words).map(text -> malformed(text, Reason.NOT_JSON));
    }

    private Arbitrary<Malformed> deepNesting() {
        return Arbitraries.integers().between(limits.nesting(), 20_000).map(depth -> {
            String nested = depth % 2 == 0
                    ? "[".repeat(depth) + "]".repeat(depth)
                    : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            String cut = nested.substring(0, Math.min(nested.length(), limits.lineBytes() - GOOD.length() - 100));
            return malformed(record("s", "e", "1", "END", "null", "{\"a\":" + cut + "}"), Reason.TOO_DEEP);
        });
    }

    private Arbitrary<Malformed> wrongTypes() {
        Arbitrary<String> shapes = Arbitraries.of(
                "null",
                "[]",
                "\"text\"",
                "17",
                "{}",
                GOOD.replace("\"v\":1", "\"v\":2"),
                GOOD.replace("\"v\":1", "\"V\":1"),
                GOOD.replace("\"END\"", "\"end\""),
                GOOD.replace("\"END\"", "null"),
                GOOD.replace("\"USER\"", "\"ROOT\""),
                GOOD.replace("\"USER\"", "true"),
                GOOD.replace("\"fine\"", "17"),
                GOOD.replace("\"fine\"", "{\"a\":1}"),
                GOOD.replace("\"attributes\":{}", "\"attributes\":[]"),
                GOOD.replace("\"attributes\":{}", "\"attributes\":null"),
                GOOD.replace("\"session\":\"s\"", "\"session\":{\"$ne\":1}"),
                GOOD.replace("\"id\":\"e\",", ""),
                GOOD.replace("1772619302120", "\"soon\""),
                GOOD.replace("1772619302120", "\"2026-03-04\""),
                GOOD.replace("1772619302120", "1.5"),
                GOOD.replace("1772619302120", "false"));
        Arbitrary<String> unknown = Arbitraries.strings()
                .alpha()
                .ofMinLength(10)
                .ofMaxLength(20)
                .filter(name -> !name.equals("attributes"))
                .map(name -> GOOD.replace("\"text\"", '"' + name + '"'));
        return Arbitraries.oneOf(shapes, unknown).map(text -> malformed(text, Reason.SCHEMA));
    }

    private Arbitrary<Malformed> absurdTimes() {
        Arbitrary<String> before = Arbitraries.longs()
                .between(Long.MIN_VALUE, limits.earliest() - 1)
                .map(String::valueOf);
        Arbitrary<String> after =
                Arbitraries.longs().between(limits.latest() + 1, Long.MAX_VALUE).map(String::valueOf);
        Arbitrary<String> beyond = Arbitraries.of(
                "1e300",
                "-1e300",
                "1e999999999",
                "9".repeat(400),
                "\"0001-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"-999999999-01-01T00:00:00Z\"",
                "\"9999-12-31T23:59:59+18:00\"");
        return Arbitraries.oneOf(before, after, beyond)
                .map(time -> malformed(record("s", "e", time, "END", "null", "{}"), Reason.TIME_OUT_OF_RANGE));
    }

    private Arbitrary<Malformed> hostileIds() {
        Arbitrary<String> hostile =
                Arbitraries.of("\\u0000", "\\n", "\\r\\n", "\\t", "\\u001b[2J", "\\u202e", "\\u2028", "\\u0085");
        Arbitrary<String> ids = Combinators.combine(
                        Arbitraries.strings().alpha().ofMaxLength(20),
                        hostile,
                        Arbitraries.strings().alpha().ofMaxLength(20))
                .as((before, character, after) -> before + character + after);
        Arbitrary<String> sizes = Arbitraries.integers().between(257, 5_000).map("x"::repeat);
        return Arbitraries.oneOf(ids, sizes, Arbitraries.just(""))
                .flatMap(id -> Arbitraries.of(
                        malformed(record(id, "e", "1772619302120", "END", "null", "{}"), Reason.HOSTILE_ID),
                        malformed(record("s", id, "1772619302120", "END", "null", "{}"), Reason.HOSTILE_ID)));
    }

    private Arbitrary<Malformed> longTexts() {
        return Arbitraries.integers()
                .between(limits.textBytes() + 1, 2 * limits.textBytes())
                .map(size -> malformed(
                        record("s", "e", "1772619302120", "END", quoted("x".repeat(size)), "{}"),
                        Reason.TEXT_TOO_LONG));
    }

    private Arbitrary<Malformed> manyAttributes() {
        return Arbitraries.integers().between(limits.attributes() + 1, 200).map(count -> {
            StringBuilder attributes = new StringBuilder("{\"a\":1");
            for (int i = 1; i < count; i++) {
                attributes.append(",\"a").append(i).append("\":\"<b>\"");
            }
            return malformed(
                    record("s", "e", "1772619302120", "END", "null", attributes + "}"), Reason.TOO_MANY_ATTRIBUTES);
        });
    }

    private Arbitrary<Malformed> halfPairs() {
        return Arbitraries.of("\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ud83d\"", "\"x\\ude00\\ud83d\"")
                .map(text -> malformed(record("s", "e", "1772619302120", "END", text, "{}"), Reason.NOT_UTF8));
    }

    private static Malformed malformed(String record, Reason reason) {
        return new Malformed(bytes(record), reason);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String record(String session, String id, String time, String type, String text, String attributes) {
        return "{\"v\":1,\"session\":\"" + session + "\",\"id\":\"" + id + "\",\"time\":" + time + ",\"type\":\"" + type
                + "\",\"actor\":{\"id\":\"u\",\"role\":\"USER\"},\"text\":" + text + ",\"attributes\":" + attributes
                + "}";
    }
}
