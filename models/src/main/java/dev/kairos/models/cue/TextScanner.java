package dev.kairos.models.cue;

/**
 * Splits a text into words and sentences in one pass. Lines that quote somebody ({@code > ...}) are left out; fenced
 * code, inline code, stack traces, links and names with an at sign are counted, but their words are no words of tone.
 */
final class TextScanner {
    private static final int SHOUTED_LETTERS = 3;

    private final String text;
    private final WordSet acronyms;
    private final LineKinds kinds;
    private final Tokens tokens = new Tokens();
    private int place;
    private boolean inTrace;
    private int capitalRun;

    private TextScanner(String text, WordSet acronyms) {
        this.text = text;
        this.acronyms = acronyms;
        this.kinds = new LineKinds(text);
    }

    /** The tokens of a text. */
    static Tokens scan(String text, WordSet acronyms) {
        TextScanner scanner = new TextScanner(text, acronyms);
        scanner.lines();
        return scanner.tokens;
    }

    private void lines() {
        boolean fenced = false;
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (kinds.isFence(start, end)) {
                tokens.codeBlocks += fenced ? 0 : 1;
                fenced = !fenced;
            } else if (fenced) {
                codeWords(start, end);
            } else if (!kinds.isQuoted(start, end)) {
                line(start, end);
            }
            start = end + 1;
        }
        endRun();
        tokens.boundary(false);
    }

    private void line(int start, int end) {
        boolean isTrace = kinds.isTrace(start, end, inTrace);
        if (isTrace) {
            tokens.codeBlocks += inTrace ? 0 : 1;
            codeWords(start, end);
        } else {
            place = start;
            while (place < end) {
                next(end);
            }
        }
        inTrace = isTrace;
        endRun();
        tokens.boundary(false);
    }

    private void next(int end) {
        char character = text.charAt(place);
        if (isWordPart(character)) {
            wordOrLink(end);
        } else if (character == '`') {
            inlineCode(end);
        } else if (character == '@' && isName(place + 1, end) && (place == 0 || !isWordPart(text.charAt(place - 1)))) {
            tokens.mentions++;
            place = endOfName(place + 1, end);
        } else {
            punctuation(character, end);
            place++;
        }
    }

    private void punctuation(char character, int end) {
        char following = place + 1 < end ? text.charAt(place + 1) : ' ';
        char preceding = place > 0 ? text.charAt(place - 1) : ' ';
        boolean closes = !isWordPart(following) && following != '=';
        if (character == '?' || character == '\uff1f' || character == '\u061f') {
            tokens.questionMarks += closes && preceding != '?' ? 1 : 0;
            endSentence(closes, true);
        } else if (character == '!' || character == '\uff01') {
            tokens.exclamations += closes && !Character.isWhitespace(preceding) && place > 0 ? 1 : 0;
            endSentence(closes, false);
        } else if (character == '.' || character == ';' || character == ':' || character == '\u3002') {
            endSentence(closes, false);
        }
    }

    private void endSentence(boolean closes, boolean isQuestion) {
        if (closes) {
            endRun();
            tokens.boundary(isQuestion);
        }
    }

    private void wordOrLink(int end) {
        int start = place;
        int stop = start;
        while (stop < end && (isWordPart(text.charAt(stop)) || joins(stop, end))) {
            stop++;
        }
        if (isLink(start, stop)) {
            tokens.links++;
            place = endOfLink(start, end);
            return;
        }
        word(start, stop);
        place = stop;
    }

    private void word(int start, int stop) {
        tokens.words++;
        tokens.errorNames += isErrorName(start, stop) ? 1 : 0;
        tokens.names += isNameInSentence(start, stop) ? 1 : 0;
        run(start, stop);
        long number = numberOf(start, stop);
        tokens.numbers += number == 0 ? 0 : 1;
        tokens.say(number == 0 ? WordHash.of(text, start, stop) : number);
        for (int i = start; i < stop; i++) {
            char character = text.charAt(i);
            if (Character.isLetter(character)) {
                tokens.letters++;
                tokens.latinLetters += character < 128 ? 1 : 0;
            }
        }
    }

    /** A capitalised word that does not open its sentence, or one with digits, dots or capitals inside. */
    private boolean isNameInSentence(int start, int stop) {
        boolean opens = tokens.hashes()[tokens.length() - 1] == WordHash.BOUNDARY;
        boolean capital =
                Character.isUpperCase(text.charAt(start)) && stop - start > 1 && text.charAt(start + 1) != '\'';
        for (int i = start + 1; i < stop; i++) {
            char character = text.charAt(i);
            if (character == '_'
                    || character == '.'
                    || Character.isDigit(character)
                    || (Character.isUpperCase(character) && Character.isLowerCase(text.charAt(i - 1)))) {
                return true;
            }
        }
        return capital && !opens && !isCapitals(start, stop);
    }

    /** Follows neighbouring words written in capitals; two and more of them are shouted. */
    private void run(int start, int stop) {
        if (stop - start >= SHOUTED_LETTERS - 1
                && isCapitals(start, stop)
                && !acronyms.contains(WordHash.of(text, start, stop))) {
            capitalRun++;
        } else if (stop - start > 1 || !Character.isUpperCase(text.charAt(start))) {
            endRun();
        }
    }

    private void endRun() {
        tokens.shouted += capitalRun > 1 ? capitalRun : 0;
        capitalRun = 0;
    }

    private boolean isCapitals(int start, int stop) {
        for (int i = start; i < stop; i++) {
            char character = text.charAt(i);
            if (!Character.isUpperCase(character) && character != '\'' && character != '\u2019') {
                return false;
            }
        }
        return true;
    }

    private void inlineCode(int end) {
        int close = text.indexOf('`', place + 1);
        if (close < 0 || close >= end) {
            place++;
            return;
        }
        tokens.codeBlocks++;
        codeWords(place + 1, close);
        place = close + 1;
    }

    private void codeWords(int start, int end) {
        int at = start;
        while (at < end) {
            int stop = at;
            while (stop < end && Character.isLetterOrDigit(text.charAt(stop))) {
                stop++;
            }
            if (stop > at) {
                tokens.errorNames += isErrorName(at, stop) ? 1 : 0;
                long number = numberOf(at, stop);
                tokens.quote(number == 0 ? WordHash.of(text, at, stop) : number);
            }
            at = Math.max(stop, at + 1);
        }
    }

    private long numberOf(int start, int stop) {
        int value = 0;
        for (int i = start; i < stop; i++) {
            char character = text.charAt(i);
            if (character < '0' || character > '9') {
                return 0;
            }
            value = Math.min(10_000, value * 10 + character - '0');
        }
        if (value == 0) {
            return WordHash.of("0", 0, 1);
        }
        return value >= 400 && value < 600 ? WordHash.STATUS : WordHash.NUMBER;
    }

    private boolean isErrorName(int start, int stop) {
        return endsWith(start, stop, "Exception") || endsWith(start, stop, "Error");
    }

    private boolean endsWith(int start, int stop, String ending) {
        if (stop - start <= ending.length() || !text.startsWith(ending, stop - ending.length())) {
            return false;
        }
        int first = stop - ending.length();
        while (first > start && Character.isLetterOrDigit(text.charAt(first - 1))) {
            first--;
        }
        return first < stop - ending.length() && Character.isUpperCase(text.charAt(first));
    }

    private boolean isLink(int start, int stop) {
        return text.startsWith("http://", start)
                || text.startsWith("https://", start)
                || (text.startsWith("www.", start) && stop - start > 4);
    }

    private int endOfLink(int start, int end) {
        int stop = start;
        while (stop < end && !Character.isWhitespace(text.charAt(stop)) && ")>\"'".indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        return stop;
    }

    private boolean isName(int start, int end) {
        return start < end && Character.isLetterOrDigit(text.charAt(start));
    }

    private int endOfName(int start, int end) {
        int stop = start;
        while (stop < end && (isWordPart(text.charAt(stop)) || text.charAt(stop) == '-')) {
            stop++;
        }
        return stop;
    }

    /** An apostrophe, a full stop or an underscore between letters, as in {@code don't}, {@code config.yaml}. */
    private boolean joins(int at, int end) {
        char character = text.charAt(at);
        return (character == '\'' || character == '\u2019' || character == '.')
                && at + 1 < end
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean isWordPart(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
