package dev.kairos.core.turn;

/** Lexical cues counted in one turn by PERCEIVE. New cues are appended: the position is part of the state format. */
public enum Cue {
    SECOND_PERSON,
    FIRST_PERSON,
    NEGATION,
    HEDGE,
    QUESTION,
    THANKS,
    APOLOGY,
    FRUSTRATION,
    INSULT,
    IMPERATIVE,
    CODE,
    URL,
    MENTION,
    EXCLAMATION,
    SHOUTING,
    AGREEMENT,
    ERROR,
    HELP_REQUEST,
    CONFUSION,
    RESOLUTION,
    SEARCH,
    DECLINE,
    VAGUE_REQUEST,
    GREETING,
    /** Saying again what was meant, after an answer that missed it. */
    REPAIR,
    /** Smileys, laughing faces and laughter in words: said with a smile. */
    SMILE,
    /** Looking for a word or a name in the middle of a sentence. */
    WORD_SEARCH,
    /** Naming something that harm is done with, in any of six languages (P28). */
    HARM_MEANS,
    /** Asking how something is got, made or used. */
    HARM_WAY,
    /** Asking how not to be noticed. */
    HARM_EVASION
}
