package dev.kairos.models.cue;

import dev.kairos.core.event.EventType;
import dev.kairos.core.event.SessionEvent;
import dev.kairos.core.slot.CueExtractor;
import dev.kairos.core.slot.Parameters;
import dev.kairos.core.slot.SlotFactory;
import dev.kairos.core.turn.Cue;
import dev.kairos.core.turn.Cues;
import java.util.EnumSet;
import java.util.Set;

/**
 * Counts cues with English word lists and with forms that every language shares. English words are looked for in
 * English texts and in Latin letters without a determined language; in other languages only the forms count. Of
 * activities and tool results only technical cues are counted: nobody speaks in them.
 */
public final class LexicalCueExtractor implements CueExtractor {
    private static final int LONGEST_VAGUE = 14;
    private static final Set<Cue> TECHNICAL =
            EnumSet.of(Cue.ERROR, Cue.SEARCH, Cue.RESOLUTION, Cue.CODE, Cue.URL, Cue.MENTION);

    private static final String STATUS = "status";
    private static final String FAILED = "error";

    private final Lexicon lexicon = Lexicon.read();
    private final RiskLexicon risk = RiskLexicon.read();
    private final LanguageGuess languages = new LanguageGuess(lexicon.functionWords());

    @Override
    public Cues extract(SessionEvent event) {
        String text = event.text();
        if (text == null || text.isBlank() || !event.type().isContent()) {
            return Cues.none();
        }
        Cues cues = count(text);
        boolean isSpoken = event.type() != EventType.ACTIVITY && event.type() != EventType.TOOL_RESULT;
        return isSpoken ? cues : technicalOnly(cues, FAILED.equals(event.attribute(STATUS)));
    }

    /** Cues of something said. */
    public Cues count(String text) {
        Tokens tokens = TextScanner.scan(text, lexicon.acronyms());
        String language = languages.of(text, tokens);
        float[] counts = new float[Cue.values().length];
        if (languages.mayBeEnglish(language, tokens)) {
            lexicon.count(tokens, counts);
            dropUnlessVague(tokens, counts);
        }
        risk.count(text, counts);
        counts[Cue.QUESTION.ordinal()] += tokens.questionMarks;
        counts[Cue.CODE.ordinal()] = tokens.codeBlocks;
        counts[Cue.URL.ordinal()] = tokens.links;
        counts[Cue.MENTION.ordinal()] = tokens.mentions;
        counts[Cue.EXCLAMATION.ordinal()] = tokens.exclamations;
        counts[Cue.SHOUTING.ordinal()] = tokens.shouted;
        counts[Cue.SMILE.ordinal()] += Smileys.count(text);
        counts[Cue.ERROR.ordinal()] += tokens.errorNames + lexicon.countInCode(tokens, Cue.ERROR);
        return new Cues(language, tokens.words, counts);
    }

    /** A request is not vague if it is long, or names, numbers, shows or links something. */
    private static void dropUnlessVague(Tokens tokens, float[] counts) {
        boolean hasDetail = tokens.words > LONGEST_VAGUE
                || tokens.codeBlocks > 0
                || tokens.links > 0
                || tokens.numbers > 0
                || tokens.names > 0
                || tokens.errorNames > 0;
        if (hasDetail) {
            counts[Cue.VAGUE_REQUEST.ordinal()] = 0;
        }
    }

    /** What a tool calls a failure is an error, whatever its words. */
    private static Cues technicalOnly(Cues cues, boolean failed) {
        float[] counts = new float[cues.counts().length];
        for (Cue cue : TECHNICAL) {
            counts[cue.ordinal()] = cues.counts()[cue.ordinal()];
        }
        if (failed) {
            counts[Cue.ERROR.ordinal()] = Math.max(1, counts[Cue.ERROR.ordinal()]);
        }
        return new Cues(cues.language(), cues.words(), counts);
    }

    /** Makes the extractor. */
    public static final class Factory implements SlotFactory<CueExtractor> {
        @Override
        public Class<CueExtractor> slot() {
            return CueExtractor.class;
        }

        @Override
        public String id() {
            return "lexical";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public String description() {
            return "English word lists and language-neutral forms, with the language of the text";
        }

        @Override
        public CueExtractor create(Parameters parameters) {
            return new LexicalCueExtractor();
        }
    }
}
