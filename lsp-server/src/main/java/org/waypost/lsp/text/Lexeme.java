package org.waypost.lsp.text;

/**
 * A token of the document as it stands, blanks and comments included.
 *
 * @param start offset of the first character (UTF-16 units)
 * @param end offset behind the last one
 * @param text the characters themselves
 */
public record Lexeme(Kind kind, int start, int end, String text) {
    /** What a lexeme looks like, without knowing where it stands. */
    public enum Kind {
        WORD,
        STRING,
        MACRO,
        PUNCTUATION,
        NEWLINE,
        BLANK,
        COMMENT,
        CONTINUATION;

        /** Whether the language passes over it. */
        public boolean isHidden() {
            return this == BLANK || this == COMMENT || this == CONTINUATION;
        }
    }

    /** The same characters further on, or back. */
    Lexeme moved(int by) {
        return new Lexeme(kind, start + by, end + by, text);
    }

    /** Whether this is exactly the given word or sign. */
    public boolean is(String expected) {
        return text.equals(expected);
    }

    /** A word or a quoted string: what can be a name. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.STRING;
    }

    /** The text without its quotes. */
    public String value() {
        return Quotes.strip(text);
    }
}
