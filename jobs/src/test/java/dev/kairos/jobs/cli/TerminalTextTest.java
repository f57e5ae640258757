package dev.kairos.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {
    @ParameterizedTest
    @CsvSource({
        "0x1b, red",
        "0x07, bell",
        "0x0a, line",
        "0x0d, return",
        "0x9b, control of eight bits",
        "0x202e, direction",
        "0x2066, isolate",
        "0x2028, line separator",
        "0xfeff, mark",
        "0xe000, private"
    })
    void whatMovesATerminalOrHidesIsShownAsAnEscape(String point, String what) {
        int code = Integer.decode(point);
        assertThat(TerminalText.of("a" + Character.toString(code) + "b"))
                .as(what)
                .isEqualTo(String.format("a\\u%04xb", code));
    }

    @Test
    void wordsInEveryScriptStayAsTheyAre() {
        String words = "Grüße, 你好, مرحبا, नमस्ते, 👩\u200d💻 and \"quotes\"";
        assertThat(TerminalText.of(words)).isEqualTo(words);
    }

    @Test
    void halfAPairIsShown() {
        assertThat(TerminalText.of("a\ud83d!")).isEqualTo("a\\ud83d!");
    }
}
