package dev.kairos.models.cue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.event.EventType;
import dev.kairos.core.slot.CueExtractorContract;
import dev.kairos.core.slot.SlotSpec;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexicalCueExtractorTest extends CueExtractorContract {
    private static final LexicalCueExtractor EXTRACTOR = new LexicalCueExtractor();

    @Override
    protected SlotSpec spec() {
        return SlotSpec.of("lexical");
    }

    private static Cues cues(String text) {
        return EXTRACTOR.extract(event(EventType.UTTERANCE, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            SECOND_PERSON  | you said your build was green
            FIRST_PERSON   | I think we lost my changes
            NEGATION       | that isn't what nobody wanted
            HEDGE          | maybe it is kind of slow
            QUESTION       | how do I install the plugin
            QUESTION       | so can you tell me where the docs are
            QUESTION       | Is the server down?
            THANKS         | thanks a lot for that
            APOLOGY        | sorry, my mistake
            FRUSTRATION    | this stupid build wastes my time
            FRUSTRATION    | we are fed up with these tests
            INSULT         | you are all so incompetent
            INSULT         | only an idiot writes this
            INSULT         | just shut up already
            IMPERATIVE     | please run the tests again
            IMPERATIVE     | Restart the server. It is down.
            CODE           | try `mvn verify` first
            URL            | see https://example.org/a?b=c! there
            MENTION        | @ann have a look at this
            EXCLAMATION    | not again!
            SHOUTING       | WHY IS THIS SO SLOW
            AGREEMENT      | sounds good to me
            ERROR          | the upload failed with exit code 3
            ERROR          | it throws a NullPointerException at start
            ERROR          | java.lang.IllegalStateException was thrown here
            ERROR          | we got http 503 from the gateway
            HELP_REQUEST   | can somebody help me with this
            HELP_REQUEST   | I'm stuck since this morning
            CONFUSION      | I don't understand this part
            RESOLUTION     | it works now, tests are green
            RESOLUTION     | solved, thank you all
            SEARCH         | I googled and looked through the docs
            DECLINE        | let me try it myself first
            DECLINE        | don't tell me the answer
            DECLINE        | I'm fine thanks
            VAGUE_REQUEST  | it doesn't work
            VAGUE_REQUEST  | can you fix it
            VAGUE_REQUEST  | please look into this
            VAGUE_REQUEST  | make it better
            GREETING       | hello everyone
            SMILE          | you monster :)
            SMILE          | you broke it again ;-) well done
            SMILE          | shut up :joy:
            SMILE          | lol, you are such a clown
            SMILE          | das war ja klar 😂
            REPAIR         | no, I meant the other file
            REPAIR         | no not that
            REPAIR         | that is not what I asked
            """)
    void findsTheCue(Cue cue, String text) {
        assertThat(cues(text).count(cue)).as(text).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            INSULT         | this stupid build wastes my time
            INSULT         | I am such an idiot, my own mistake
            INSULT         | what a pathetic piece of garbage software
            RESOLUTION     | it is still not fixed
            RESOLUTION     | this needs to be fixed soon
            RESOLUTION     | that worked on linux but it works only there
            ERROR          | no errors at all in this run
            ERROR          | we follow the error handling guide
            ERROR          | it ended with exit code 0
            THANKS         | no thanks
            AGREEMENT      | I'm not sure about it
            VAGUE_REQUEST  | can you fix it in `Parser.java`
            VAGUE_REQUEST  | it doesn't work since version 12
            VAGUE_REQUEST  | the import of large files doesn't work when the header has quotes and umlauts in it
            HELP_REQUEST   | glad to help, hope this helps
            IMPERATIVE     | tests passed on my machine
            SHOUTING       | the HTTP API returns JSON
            EXCLAMATION    | a != b and !important
            QUESTION       | I know what you mean
            DECLINE        | can you show me how
            SEARCH         | looking forward to it
            GREETING       | he said hello to them
            SMILE          | you broke it again :(
            SMILE          | (see the table (column B):P2)
            SMILE          | keys: {a:1, b:D2}
            REPAIR         | not that bad, really
            REPAIR         | you know what I mean
            REPAIR         | no I don't think so
            """)
    void doesNotFindTheCue(Cue cue, String text) {
        assertThat(cues(text).count(cue)).as(text).isZero();
    }

    @Test
    void everyCueOfTheVocabularyCanBeFound() {
        String everything = "Hello! How do I fix this damn error? Sorry, thanks, sounds good. Maybe not. I'm stuck. "
                + "I don't understand. I googled it. You idiot. Let me try it myself. Please run `x`, see http://a.b/c @ann. "
                + "ALL IN CAPITALS. It works now. No, I meant the other one. :) What was her name again. "
                + "Where can I buy the poison, so that nobody notices?";
        Cues found = cues(everything);
        for (Cue cue : Cue.values()) {
            if (cue != Cue.VAGUE_REQUEST) {
                assertThat(found.has(cue)).as(cue.name()).isTrue();
            }
        }
    }

    @Test
    void codeAndQuotationsSayNothingAboutTone() {
        String quoted =
                "> you are an idiot!\n> WHY DO YOU BREAK IT\n\n```\n// stupid damn hack, you idiot!\n```\nI see it now";
        Cues cues = cues(quoted);
        assertThat(cues.has(Cue.INSULT)).isFalse();
        assertThat(cues.has(Cue.FRUSTRATION)).isFalse();
        assertThat(cues.has(Cue.SHOUTING)).isFalse();
        assertThat(cues.count(Cue.CODE)).isEqualTo(1);
        String plain = quoted.replace("> ", "").replace("```", "").replace("//", "");
        assertThat(cues(plain).has(Cue.INSULT))
                .as("null case: the same words unquoted")
                .isTrue();
    }

    @Test
    void errorsAreFoundInTracesToo() {
        Cues cues = cues("look at this\n\tat org.example.Main.run(Main.java:12)\nCaused by: a.b.FooException: no disk");
        assertThat(cues.has(Cue.ERROR)).isTrue();
        assertThat(cues.has(Cue.CODE)).isTrue();
    }

    @Test
    void aMarkedQuestionCountsOnce() {
        assertThat(cues("How do I install it?").count(Cue.QUESTION)).isEqualTo(1);
        assertThat(cues("How do I install it").count(Cue.QUESTION)).isEqualTo(1);
        assertThat(cues("How do I install it? And what is the port").count(Cue.QUESTION))
                .isEqualTo(2);
        assertThat(cues("Really???").count(Cue.QUESTION)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Could you explain how the scheduler picks the next task",
        "de, Könnt ihr mir bitte erklären warum das nicht funktioniert",
        "fr, Pourquoi est-ce que le serveur ne démarre plus depuis hier",
        "es, Necesito ayuda porque la instalación no funciona en mi equipo",
        "ru, Почему сервер больше не запускается после обновления",
        "und, 12 34 56",
        "und, ok",
        "und, guten morgen allerseits",
    })
    void tellsTheLanguage(String language, String text) {
        assertThat(cues(text).language()).isEqualTo(language);
    }

    @Test
    void otherLanguagesGiveOnlyNeutralCues() {
        Cues cues =
                cues("Warum ist das schon wieder kaputt? Der Fehler war in der Datei, die ihr gestern geändert habt!");
        assertThat(cues.has(Cue.QUESTION)).isTrue();
        assertThat(cues.has(Cue.EXCLAMATION)).isTrue();
        for (Cue cue : List.of(Cue.ERROR, Cue.FRUSTRATION, Cue.IMPERATIVE, Cue.INSULT, Cue.FIRST_PERSON)) {
            assertThat(cues.has(cue)).as(cue.name()).isFalse();
        }
    }

    @Test
    void activitiesGiveTechnicalCuesOnly() {
        Cues cues = EXTRACTOR.extract(event(EventType.ACTIVITY, "searched for how do I fix error 42, you idiot"));
        assertThat(cues.has(Cue.SEARCH)).isTrue();
        assertThat(cues.has(Cue.ERROR)).isTrue();
        assertThat(cues.has(Cue.INSULT)).isFalse();
        assertThat(cues.has(Cue.SECOND_PERSON)).isFalse();
    }

    @Test
    void wishesAndSettingsHaveNoCues() {
        assertThat(EXTRACTOR.extract(event(EventType.CONSENT, "you idiot")).words())
                .isZero();
    }
}
