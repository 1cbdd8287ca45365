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
                lexemes.add(lexeme(text, end, start, "BLANK"));
            }
            end = units.offset(t.getStopIndex() + 1);
            lexemes.add(lexeme(text, start, end, type(t)));
        }
        if (end < text.length()) {
            lexemes.add(lexeme(text, end, text.length(), "BLANK"));
        }
        return lexemes;
    }

    private static String type(Token token) {
        return SmtpdConfLexer.VOCABULARY.getSymbolicName(token.getType());
    }

    private static Lexeme lexeme(String text, int start, int end, String type) {
        String piece = text.substring(start, end);
        return new Lexeme(kind(type, piece), start, end, piece);
    }

    private static Lexeme.Kind kind(String type, String piece) {
        return switch (type) {
            case "NEWLINE" -> Lexeme.Kind.NEWLINE;
            case "COMMENT" -> Lexeme.Kind.COMMENT;
            case "STRING", "UNCLOSED" -> Lexeme.Kind.STRING;
            case "MACRO" -> Lexeme.Kind.MACRO;
            case "WORD", "NUMBER" -> Lexeme.Kind.WORD;
            case "BLANK" -> piece.indexOf('\\') < 0 ? Lexeme.Kind.BLANK : Lexeme.Kind.CONTINUATION;
            default -> Lexeme.Kind.PUNCTUATION;
        };
    }
}
