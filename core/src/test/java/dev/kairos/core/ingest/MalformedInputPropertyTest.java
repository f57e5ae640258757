package dev.kairos.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.ingest.DeadLetter.Origin;
import dev.kairos.core.ingest.MalformedInputs.Malformed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Hostile input between good: each bad record has its reason, and every good one comes through. */
class MalformedInputPropertyTest {
    private static final Limits LIMITS = Limits.startingAt(Instant.parse("2026-03-04T12:00:00Z"));
    private static final EventParser PARSER = new EventParser(LIMITS, Redaction.ON);
    private static final byte[] GOOD = MalformedInputs.GOOD.getBytes(StandardCharsets.UTF_8);

    @Property(tries = 10_000)
    void everyMalformedRecordIsRefusedForItsReasonAndTheGoodOnesAroundItComeThrough(
            @ForAll("malformed") Malformed malformed) {
        List<Ingested> results = new ArrayList<>();
        long line = 0;
        for (byte[] record : List.of(GOOD, malformed.record(), GOOD)) {
            results.add(PARSER.parse(record, new Origin("hostile.jsonl", null, ++line)));
        }
        assertThat(results.get(0).event()).isNotNull();
        assertThat(results.get(2).event()).isEqualTo(results.get(0).event());
        DeadLetter letter = results.get(1).deadLetter();
        assertThat(letter).isNotNull();
        assertThat(letter.reason()).as(letter.message()).isEqualTo(malformed.reason());
        assertThat(letter.origin().position()).isEqualTo(2);
        assertThat(letter.message()).isNotBlank().doesNotContain("\n");
        assertThat(PARSER.parse(malformed.record(), letter.origin()).deadLetter())
                .isEqualTo(letter);
    }

    @Property(tries = 2_000)
    void noBytesWhateverMakeTheParserThrow(@ForAll byte[] record) {
        Ingested ingested = PARSER.parse(record, new Origin("hostile.jsonl", null, 1));
        assertThat(ingested.deadLetter()).isNotNull();
    }

    @Provide
    Arbitrary<Malformed> malformed() {
        return new MalformedInputs(LIMITS).any();
    }
}
