package org.waypost.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The characters that the lexer reads: a macro's value, then the file from some offset on. Nothing
 * is copied, so a file full of macros costs no more than one without.
 */
final class MacroText implements CharStream {
    private final String value;
    private final String text;
    private final int from;
    private int index;

    /**
     * @param value empty when no macro is being read
     * @param text the whole file
     * @param from where the file goes on behind the value
     */
    MacroText(String value, String text, int from) {
        this.value = value;
        this.text = text;
        this.from = from;
    }

    /** The offset in the file of an index, inside the value: of what follows it. */
    int offset(int at) {
        return at < value.length() ? from : at - value.length() + from;
    }

    boolean inValue(int at) {
        return at < value.length();
    }

    @Override
    public void consume() {
        if (index >= size()) {
            throw new IllegalStateException("cannot consume EOF");
        }
        index++;
    }

    @Override
    public int LA(int ahead) {
        int at = ahead > 0 ? index + ahead - 1 : index + ahead;
        if (at < 0 || at >= size()) {
            return IntStream.EOF;
        }
        return charAt(at);
    }

    char charAt(int at) {
        return at < value.length() ? value.charAt(at) : text.charAt(at - value.length() + from);
    }

    /** Whether the quote at {@code open} can be closed by one behind it; true when in doubt. */
    boolean closes(PlainTokens plain, int open) {
        char quote = charAt(open);
        boolean atOnce = open + 1 < size() && charAt(open + 1) == quote;
        boolean sameInValue = value.indexOf(quote, open + 1) >= 0;
        return atOnce || sameInValue || plain.closes(quote, offset(open + 1));
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {}

    @Override
    public int index() {
        return index;
    }

    @Override
    public void seek(int to) {
        index = to;
    }

    @Override
    public int size() {
        return value.length() + text.length() - from;
    }

    @Override
    public String getText(Interval interval) {
        int end = Math.min(interval.b + 1, size());
        if (!inValue(interval.a)) {
            return text.substring(offset(interval.a), Math.max(offset(interval.a), offset(end)));
        }
        StringBuilder out = new StringBuilder(Math.max(0, end - interval.a));
        for (int at = interval.a; at < end; at++) {
            out.append(charAt(at));
        }
        return out.toString();
    }

    @Override
    public String getSourceName() {
        return IntStream.UNKNOWN_SOURCE_NAME;
    }
}
