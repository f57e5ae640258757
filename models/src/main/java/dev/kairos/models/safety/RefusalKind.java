package dev.kairos.models.safety;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a reply refuses, and why (P34): people forgive the one kind less than the other. By English forms of words. */
public enum RefusalKind {
    /** It answers, asks or comments. */
    NONE,
    /** It cannot: something is missing, broken, unknown or out of its reach. */
    TECHNICAL,
    /** It will not: it would be wrong. */
    ETHICAL;

    private static final Pattern DECLINES = Pattern.compile(
            "\\b(i|we) (will not|won't|would rather not|must not|am not going to|refuse to|decline to|have to decline|am not allowed to|am not willing to|do not want to)\\b"
                    + "|\\b(i am|i'm|we are|we're) not (going|willing|comfortable|prepared|able) (to|with|helping)?"
                    + "|\\bnot something (that )?i (can|will|want)"
                    + "|\\bi (cannot|can't|can not|could not|am unable|am not able)\\b");
    private static final Pattern WRONG = Pattern.compile(
            "\\b(harm|hurt|unsafe|danger|illegal|against the law|unethical|wrong to|not right|inappropriate|offensive|hate|hateful|violen|abuse|abusive|weapon|privacy"
                    + "|disrespect|demean|degrad|discriminat|threat|bully|deceiv|mislead|exploit|polic|guideline|not the place|respect|safety|could somebody|children)");
    private static final Pattern UNABLE = Pattern.compile(
            "\\b(no access|not have access|don't have access|cannot access|can't access|no information|not have (any )?information|don't have (any )?information|not know|don't know"
                    + "|unavailable|not available|offline|time(d)? ?out|connection|failed to|an error|technical|not supported|unsupported|too long|too large|cannot open|can't open"
                    + "|cannot see|can't see|cannot hear|cannot browse|real-time|up to date|beyond what i|outside what i|not find|no result|permission|missing|my data|last update|cannot read)");
    private static final Pattern FLAT = Pattern.compile(
            "\\bi (will not|won't|refuse to|would rather not) (help|do|answer|discuss|write|say|support|assist)");

    /** The kind of a reply. */
    public static RefusalKind of(String reply) {
        String plain = reply.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        boolean isUnable = UNABLE.matcher(plain).find();
        if (!DECLINES.matcher(plain).find()) {
            return isUnable && plain.startsWith("sorry") ? TECHNICAL : NONE;
        }
        boolean isWrong = WRONG.matcher(plain).find() || FLAT.matcher(plain).find();
        return isWrong && !isUnable ? ETHICAL : isUnable ? TECHNICAL : NONE;
    }
}
