package dev.kairos.jobs.report;

import dev.kairos.core.turn.Cue;
import dev.kairos.models.cue.LexicalCueExtractor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which texts a reader should not meet unasked: insults and swearing. The report hides them until they are asked for. */
final class OffensiveWords {
    private static final Pattern SWEARING = Pattern.compile(
            "(?i)\\b(\\w*fuck\\w*|\\w*shit\\w*|cunt\\w*|whor(e|es|ing)|slut\\w*|rap(e|ed|ist)|nigg\\w+|fag(s|got\\w*)?|kike\\w*"
                    + "|spic|spics|trann(y|ies)|dyke\\w*|nazi\\w*|kys|kill (yourself|urself|himself|herself|themselves)"
                    + "|porn\\w*|dick|cock|pussy|tits)\\b");

    private final LexicalCueExtractor cues = new LexicalCueExtractor();

    boolean in(@Nullable String text) {
        return text != null
                && (SWEARING.matcher(text).find() || cues.count(text).has(Cue.INSULT));
    }
}
