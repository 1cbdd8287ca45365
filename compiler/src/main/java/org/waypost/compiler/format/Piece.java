package org.waypost.compiler.format;

import org.waypost.grammar.ConfToken;
import org.waypost.grammar.SmtpdConfLexer;

/**
 * One token with its bytes.
 *
 * @param type as the lexer calls it
 * @param spaceBefore whether a blank stands before it, when it is not the first of its row
 */
record Piece(int type, String text, boolean spaceBefore) {
    /** The piece that comes behind {@code before} in the file. */
    static Piece of(ConfToken token, ConfToken before, String file) {
        return new Piece(
                token.getType(), file.substring(token.start(), token.end()), space(before, token));
    }

    static Piece first(ConfToken token, String file) {
        return new Piece(token.getType(), file.substring(token.start(), token.end()), false);
    }

    private static boolean space(ConfToken before, ConfToken token) {
        boolean none =
                before.getType() == SmtpdConfLexer.LESS
                        || before.getType() == SmtpdConfLexer.NOT
                        || token.getType() == SmtpdConfLexer.GREATER
                        || token.getType() == SmtpdConfLexer.COMMA;
        // What a macro stands for glues to the text behind it.
        boolean glued =
                before.end() == token.start() && !isPunctuation(before) && !isPunctuation(token);
        return !none && !glued;
    }

    private static boolean isPunctuation(ConfToken token) {
        return switch (token.getType()) {
            case SmtpdConfLexer.LBRACE,
                    SmtpdConfLexer.RBRACE,
                    SmtpdConfLexer.COMMA,
                    SmtpdConfLexer.ARROW,
                    SmtpdConfLexer.EQUALS,
                    SmtpdConfLexer.LESS,
                    SmtpdConfLexer.GREATER,
                    SmtpdConfLexer.NOT ->
                    true;
            default -> false;
        };
    }

    boolean is(int other) {
        return type == other;
    }

    boolean isAssignment() {
        return type == SmtpdConfLexer.EQUALS || type == SmtpdConfLexer.ARROW;
    }
}
