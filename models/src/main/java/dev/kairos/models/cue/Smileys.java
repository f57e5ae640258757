package dev.kairos.models.cue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faces that laugh, wink or smile: in signs, in words between colons, and as pictures. Sad and angry faces are none. */
final class Smileys {
    private static final Pattern FACE = Pattern.compile(
            "(?<![^\\s\\p{P}])(?:[:;=]['\u2019]?-?[)DPp\\]]|[xX]D|\\^_?\\^)(?![\\p{L}\\p{N}])"
                    + "|:(?:smil(?:e|ey|ing\\w*)|slightly_smiling_face|grin\\w*|joy|laughing|rofl|wink|sweat_smile|stuck_out_tongue\\w*):"
                    + "|[\\x{1F600}-\\x{1F606}\\x{1F609}-\\x{1F60E}\\x{1F61B}-\\x{1F61D}\\x{1F642}\\x{1F643}\\x{1F923}]");

    private Smileys() {}

    /** How many there are in a text. */
    static int count(String text) {
        Matcher face = FACE.matcher(text);
        int count = 0;
        while (face.find()) {
            count++;
        }
        return count;
    }
}
