package dev.kairos.models.cue;

import java.util.regex.Pattern;

/** Tells which lines of a text are no words of its author: fences of code, quotations and stack traces. */
final class LineKinds {
    private static final Pattern TRACE_LINE = Pattern.compile(
            "\\s*(at [\\w$.<>]+\\(.*\\)|File \".*\", line \\d+.*|Traceback \\(most recent call last\\):?|Caused by: .*"
                    + "|\\.\\.\\. \\d+ (common frames omitted|more)|[\\w.$]+(Exception|Error): .*)\\s*");
    private static final String FENCE = "```";

    private final String text;

    LineKinds(String text) {
        this.text = text;
    }

    /** Whether a line opens or closes a block of code. */
    boolean isFence(int start, int end) {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.startsWith(FENCE, at) && !contains(FENCE, at + FENCE.length(), end);
    }

    /** Whether a line quotes somebody. */
    boolean isQuoted(int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return at < end && text.charAt(at) == '>';
    }

    /** Whether a line belongs to a stack trace; inside one, lines are looked at more closely. */
    boolean isTrace(int start, int end, boolean inside) {
        return looksLikeTrace(start, end, inside)
                && TRACE_LINE.matcher(text.substring(start, end)).matches();
    }

    /** A cheap look before the pattern: traces name a file, a line or an exception. */
    private boolean looksLikeTrace(int start, int end, boolean inside) {
        return end - start > 8
                && (inside
                        || text.startsWith("Traceback", start)
                        || text.startsWith("Caused by", start)
                        || text.charAt(start) == ' '
                        || text.charAt(start) == '\t'
                        || contains("Exception: ", start, end)
                        || contains("Error: ", start, end));
    }

    private boolean contains(String part, int start, int end) {
        int at = text.indexOf(part, start);
        return at >= 0 && at < end;
    }
}
