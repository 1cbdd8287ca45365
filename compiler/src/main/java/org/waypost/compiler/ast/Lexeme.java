package org.waypost.compiler.ast;

import org.waypost.compiler.source.Span;

/**
 * A token as it stands in the file, macros not put in.
 *
 * @param text the bytes of the file; quotes and escapes as written
 */
public record Lexeme(Kind kind, String text, Span span) {
    /** What a token is. */
    public enum Kind {
        KEYWORD,
        WORD,
        STRING,
        NUMBER,
        /** {@code $name}. */
        MACRO,
        PUNCTUATION,
        /** A line end inside braces. */
        NEWLINE,
        /** What is no token of the language. */
        OTHER
    }
}
