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
        List<Lexeme> lexemes = new ArrayList<>();
        Cutting cutting = new Cutting(text, 0);
        while (cutting.hasNext()) {
            lexemes.add(cutting.next());
        }
        return lexemes;
    }

    /** Cuts one lexeme after the other. One thread. */
    static final class Cutting {
        private final String text;
        private final int start;
        private final SmtpdConfLexer lexer;
        private final CodeUnits units;
        private Token ahead;
        private int end;

        /**
         * Begins to cut.
         *
         * @param start where a lexeme begins
         */
        Cutting(String text, int start) {
            this.text = text;
            this.start = start;
            String piece = text.substring(start);
            lexer = new SmtpdConfLexer(CharStreams.fromString(piece));
            lexer.removeErrorListeners();
            units = CodeUnits.of(piece);
            ahead = lexer.nextToken();
            end = start;
        }

        boolean hasNext() {
            return end < text.length();
        }

        /** The next lexeme; what the lexer passes over is a blank. */
        Lexeme next() {
            boolean last = ahead.getType() == Token.EOF;
            int from = last ? text.length() : start + units.offset(ahead.getStartIndex());
            int to = last ? text.length() : start + units.offset(ahead.getStopIndex() + 1);
            boolean gap = from > end;
            Lexeme lexeme =
                    gap
                            ? lexeme(text, end, from, "BLANK")
                            : lexeme(text, from, to, type(ahead));
            if (!gap) {
                ahead = lexer.nextToken();
            }
            end = lexeme.end();
            return lexeme;
        }
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
