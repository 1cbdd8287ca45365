package org.waypost.lsp.text;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.waypost.grammar.SmtpdConfLexer;

/** Cuts a text with the lexer of the language; together the lexemes are the whole text. */
public final class Lexemes {
    private Lexemes() {}

    /** The lexemes of a text, in order and without gaps. Never throws. */
    public static List<Lexeme> of(String text) {
        SmtpdConfLexer lexer = new SmtpdConfLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        CodeUnits units = CodeUnits.of(text);
        List<Lexeme> lexemes = new ArrayList<>();
        int end = 0;
        for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
            int start = units.offset(t.getStartIndex());
            if (start > end) {
                lexemes.add(lexeme(text, end, start));
            }
            end = units.offset(t.getStopIndex() + 1);
            lexemes.add(lexeme(text, start, end));
        }
        if (end < text.length()) {
            lexemes.add(lexeme(text, end, text.length()));
        }
        return lexemes;
    }

    private static Lexeme lexeme(String text, int start, int end) {
        String piece = text.substring(start, end);
        return new Lexeme(kind(piece), start, end, piece);
    }

    private static Lexeme.Kind kind(String piece) {
        return switch (piece.charAt(0)) {
            case '\n' -> Lexeme.Kind.NEWLINE;
            case ' ', '\t' -> Lexeme.Kind.BLANK;
            case '\r' -> piece.endsWith("\n") ? Lexeme.Kind.NEWLINE : Lexeme.Kind.BLANK;
            case '#' -> Lexeme.Kind.COMMENT;
            case '"' -> Lexeme.Kind.STRING;
            case '$' -> Lexeme.Kind.MACRO;
            case '\\' ->
                    piece.endsWith("\n") ? Lexeme.Kind.CONTINUATION : Lexeme.Kind.PUNCTUATION;
            case '<', '>', '{', '}', '(', ')', '=', ',', '!' -> Lexeme.Kind.PUNCTUATION;
            default -> Lexeme.Kind.WORD;
        };
    }
}
