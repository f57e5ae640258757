package dev.kairos.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionEventTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ann      | ann: that is not it
            ann      | ann, that is not it
            ann      | @ann that is not it
            ann      | @ann: that is not it
            u-ann.b  | @u-ann.b, see above
            [ann]^   | [ann]^: see above
            zoë      | zoë: ça marche
            so       | so, that is not it
                     | that is not it, ann
                     | http://ann.example: see there
                     | ann:8080 does not answer
                     | write to x@ann.example
            """)
    void theNameThatTheWordsBeginWithIsFound(String name, String text) {
        assertThat(said(text).addressedName()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"' '", "@", "@ ann", "NIL"},
            nullValues = "NIL")
    void whereThereIsNoNameThereIsNone(String text) {
        assertThat(said(text).addressedName()).isNull();
    }

    private static SessionEvent said(String text) {
        return new SessionEvent("s", "e", 1, EventType.UTTERANCE, new Actor("bob", Role.USER), text, null, Map.of());
    }
}
