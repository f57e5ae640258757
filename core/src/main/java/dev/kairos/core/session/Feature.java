package dev.kairos.core.session;

/**
 * What OBSERVE knows of a session at a decision point, one number each. Models name the features they read; new ones
 * are appended, because the position is part of the wire format. Times are event time.
 */
public enum Feature {
    /** Content events so far, natural logarithm of 1 + n. */
    TURNS,
    /** People who took part so far. */
    PEOPLE,
    /** Share of the turns that the current actor has made, in [0, 1]. */
    ACTOR_SHARE,
    /** Seconds since the previous content event, log1p. */
    GAP,
    /** Seconds since the session began, log1p. */
    AGE,
    /** Seconds of silence at a silence mark, log1p; 0 at an event. */
    SILENCE,
    /** Content events within the last minute. */
    TURNS_1M,
    TURNS_5M,
    TURNS_30M,
    /** Turns of tension .4 and more within the last 5 and 30 minutes. */
    TENSE_5M,
    TENSE_30M,
    /** Error cues within the last 5 and 30 minutes. */
    ERRORS_5M,
    ERRORS_30M,
    /** Search cues within the last 5 and 30 minutes. */
    SEARCHES_5M,
    SEARCHES_30M,
    /** Tension of this turn, in [0, 1). */
    TENSION,
    TENSION_MAX_3,
    TENSION_MEAN_3,
    /** Exponential moving average of tension, weight .4 on the newest turn. */
    TENSION_AVERAGE,
    TENSION_MAX,
    /** Least-squares slope of tension over the last 5 turns. */
    TENSION_SLOPE,
    /** Second-person words per word, mean of the last 3 turns. */
    SECOND_PERSON_3,
    NEGATION_3,
    FRUSTRATION_3,
    CONCILIATION_3,
    /** Seconds since the oldest unanswered question was asked, log1p; 0 if none is open. */
    QUESTION_AGE,
    /** Content events since that question. */
    QUESTION_TURNS,
    /** 1 if the open question was asked by the actor of this turn. */
    QUESTION_OWN,
    /** Likeness of this request to an earlier one of the same actor, in [0, 1]. */
    REQUEST_SIMILARITY,
    /** How often the latest error was seen in a row, within 30 minutes. */
    SAME_ERROR,
    /** 1 if something was said to be solved within the last 3 turns. */
    RESOLVED_3,
    /** 1 if help was declined within the last 10 turns. */
    DECLINED_10,
    /** 1 if the actor of this turn asked for help or voiced confusion within the last 3 turns. */
    HELP_CUE_3,
    /** 1 if this turn and the one before come from two different people. */
    SPEAKER_CHANGED,
    /** 1 if somebody looked for a word within the last 3 turns. */
    WORD_SEARCH_3,
    /** How unlike the stretch so far this turn is, in standard deviations above the usual; 0 without a vector (P08). */
    SHIFT,
    /** Turns of the current stretch, this one included: 1 at a boundary. */
    STRETCH_TURNS,
    /** How often this passage of captions has been played before, of late. */
    REPLAYED,
    /** Risk that this turn holds by itself, in [0, 1] (P28). */
    RISK_TURN,
    /** Risk that the session's turns hold together, in [0, 1] (P28). */
    RISK_SESSION
}
