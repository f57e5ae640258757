package dev.kairos.models.guard.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs that a reply obeys somebody in the session instead of its plan: its words were dictated by a turn, it speaks of
 * its own instructions, it plays somebody else, or it carries a link that nobody in the session posted.
 */
final class Obedience {
    /** Share of a reply that may stem from a turn that sounds like orders. */
    private static final double OF_ORDERS = 0.5;
    /** Run of words that may stem from such a turn. */
    private static final int RUN_OF_ORDERS = 5;
    /** Share that may stem from any turn. */
    private static final double OF_ANY = 0.9;
    /** Shorter replies echo by chance. */
    private static final int FEW = 3;

    private static final Pattern OWN_INSTRUCTIONS = Pattern.compile(
            "\\b(my|our|the) (system|hidden|initial|original|developer) (prompt|message|instructions?)\\b|\\bmy instructions? (are|is|say|tell)\\b|\\bi (was|am|have been) (instructed|told|programmed|configured) to\\b|\\bas instructed\\b|\\byou are an? (helpful )?(assistant|ai|language model|bot)\\b");
    private static final Pattern OTHER_SELF = Pattern.compile(
            "\\b(i am|i'm) (now |no longer )(an?|the|free|in|unrestricted|bound|acting|going)\\b|\\bi (will|'ll|shall) (now )?(ignore|disregard|obey|pretend|act as|play)\\b|\\b(developer|debug|admin\\w*|god|unrestricted|maintenance) mode\\b|\\bjail ?broken\\b");
    private static final Pattern STRUCTURE = Pattern.compile(
            "<\\|\\w+\\|>|\\[/?inst\\]|<<sys>>|<\\s*/?\\s*(system|prompt|session|turns?|transcript)\\b|(^|\\s)(system|assistant|developer)\\s*:");
    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:[a-z][a-z0-9+.-]{1,10}://|www\\.)[^\\s)\\]>\"']+");
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\]\\s*\\(");

    private final String reply;
    private final String plain;

    Obedience(String reply) {
        this.reply = reply;
        this.plain = Readings.plain(reply);
    }

    /** A turn as the reply may have read it. */
    record Read(String text, List<String> readings, double weight) {}

    /** What speaks against the reply, by category, given the turns that people said. */
    List<Finding> findings(List<Read> turns) {
        List<Finding> findings = new ArrayList<>();
        add(findings, OWN_INSTRUCTIONS, "own-instructions", "it speaks of its own instructions");
        add(findings, OTHER_SELF, "other-self", "it plays somebody else");
        add(findings, STRUCTURE, "structure", "it holds marks of a prompt");
        if (IMAGE.matcher(reply).find()) {
            findings.add(new Finding("picture", "it loads a picture"));
        }
        if (turns.stream().anyMatch(this::isDictatedBy)) {
            findings.add(new Finding("dictated", "its words were put into its mouth by somebody in the session"));
        }
        String link = strangeLink(turns);
        if (link != null) {
            findings.add(new Finding("strange-link", "it holds a link that nobody in good standing posted"));
        }
        return findings;
    }

    private boolean isDictatedBy(Read turn) {
        boolean sounds = turn.weight() >= InjectionGuard.SUSPICIOUS;
        return turn.readings().stream()
                .map(reading -> Dictation.of(plain, reading))
                .anyMatch(one -> sounds
                        ? one.share() >= OF_ORDERS || one.words() >= RUN_OF_ORDERS
                        : one.share() >= OF_ANY && one.words() >= FEW);
    }

    private @Nullable String strangeLink(List<Read> turns) {
        Matcher links = LINK.matcher(reply);
        while (links.find()) {
            String link = links.group();
            boolean isKnown = turns.stream()
                    .anyMatch(turn -> turn.weight() < InjectionGuard.SUSPICIOUS
                            && turn.text().contains(link));
            if (!isKnown) {
                return link;
            }
        }
        return null;
    }

    private void add(List<Finding> findings, Pattern pattern, String category, String explanation) {
        if (pattern.matcher(plain).find()) {
            findings.add(new Finding(category, explanation));
        }
    }

    /**
     * One sign.
     *
     * @param category what kind of sign, in kebab case
     * @param explanation half a sentence for a person
     */
    record Finding(String category, String explanation) {}
}
