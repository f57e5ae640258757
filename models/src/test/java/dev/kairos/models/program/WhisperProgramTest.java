package dev.kairos.models.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** P14: three words at most, and none is a veto. P02: no task, no words. */
class WhisperProgramTest {
    private static String whispered(String answer) {
        return ProgramRun.shipped("whisper").says("ann", "her name was").said(ScriptedModel.saying(answer));
    }

    @Test
    void atMostThreeWordsAreWhispered() {
        assertThat(whispered("<whisper>Marit Solberg</whisper>")).isEqualTo("Marit Solberg");
        assertThat(whispered("<whisper>one two three</whisper>")).isEqualTo("one two three");
        assertThat(whispered("<whisper>one two three four</whisper>")).isNull();
        assertThat(whispered("her name was Marit")).isNull();
    }

    @Test
    void nothingIsAVetoAndNotAReply() {
        assertThat(ProgramRun.shipped("whisper")
                        .says("ann", "nice weather")
                        .answer(ScriptedModel.saying("<whisper></whisper>"))
                        .candidates())
                .isEmpty();
    }

    @Test
    void aTaskThatIsNullIsNotOffered() {
        String offer =
                "{\"purpose\":\"p\",\"thoughts\":\"t\",\"task\":%s,\"response\":\"Shall I?\",\"operation\":null}";
        ScriptedModel none = ScriptedModel.saying(offer.formatted("null"));
        assertThat(ProgramRun.shipped("proactive-task").says("ann", "x").said(none))
                .isNull();
        assertThat(none.requests().get(0).schema()).contains("\"purpose\"").contains("[\"string\",\"null\"]");
        assertThat(ProgramRun.shipped("proactive-task")
                        .says("ann", "x")
                        .said(ScriptedModel.saying(offer.formatted("\"sort the photos\""))))
                .isEqualTo("Shall I?");
    }
}
