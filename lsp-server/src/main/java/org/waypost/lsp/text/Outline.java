package org.waypost.lsp.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A document as statements, each a list of lexemes from its first word to before its newline.
 *
 * @param lexemes all of them
 * @param statements in order
 * @param lines where the lines begin
 */
public record Outline(List<Lexeme> lexemes, List<Phrase> statements, Lines lines) {
    /** Words that begin a statement: they end a brace that was never closed. */
    private static final Set<String> OPENERS =
            Set.of("table", "listen", "action", "match", "accept", "reject", "pki", "include");

    public Outline {
        lexemes = List.copyOf(lexemes);
        statements = List.copyOf(statements);
    }

    /** Reads a text. Never throws. */
    public static Outline of(String text) {
        return of(text, Lexemes.of(text));
    }

    private static Outline of(String text, List<Lexeme> lexemes) {
        return new Outline(lexemes, new Cutter(lexemes).cut(), Lines.of(text));
    }

    /**
     * Reads a text that differs a little from this one.
     *
     * @param before the text of this outline
     */
    Outline after(String before, String text) {
        return of(text, new Relexing(before, lexemes).of(text));
    }

    /** Whether both include the same files in the same order. */
    public boolean includesAlike(Outline other) {
        return sameOf(other, StatementShape::included);
    }

    /** Whether both define the same names, and include the same files, in the same order. */
    public boolean namesAlike(Outline other) {
        return sameOf(other, StatementShape::named);
    }

    /** Whether the statements in which both differ say the same of one thing. */
    private boolean sameOf(Outline other, Function<StatementShape, List<String>> thing) {
        int shorter = Math.min(statements.size(), other.statements.size());
        int same = 0;
        while (same < shorter && statements.get(same).alike(other.statements.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < shorter - same && fromEnd(tail).alike(other.fromEnd(tail))) {
            tail++;
        }
        return heads(same, tail, thing).equals(other.heads(same, tail, thing));
    }

    private Phrase fromEnd(int index) {
        return statements.get(statements.size() - 1 - index);
    }

    private List<List<String>> heads(
            int from, int left, Function<StatementShape, List<String>> thing) {
        return statements.subList(from, statements.size() - left).stream()
                .map(phrase -> thing.apply(StatementShape.of(phrase)))
                .filter(named -> !named.isEmpty())
                .toList();
    }

    /** The statement around an offset, its end included. */
    public Optional<Phrase> statementAt(int offset) {
        int low = 0;
        int high = statements.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (statements.get(middle).end() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < statements.size() && statements.get(low).start() <= offset
                ? Optional.of(statements.get(low))
                : Optional.empty();
    }

    /** The lexemes that lie between two offsets, both of which are ends of lexemes. */
    public List<Lexeme> between(int start, int end) {
        int from = indexAt(start);
        int to = indexAt(end);
        return lexemes.subList(from, to);
    }

    /** The number of characters. */
    public int length() {
        return lexemes.isEmpty() ? 0 : lexemes.getLast().end();
    }

    /** The index of the first lexeme that begins at an offset or behind it. */
    private int indexAt(int offset) {
        int low = 0;
        int high = lexemes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lexemes.get(middle).start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Finds the ends of statements: newlines outside braces. */
    private static final class Cutter {
        private final List<Lexeme> lexemes;
        private final List<Phrase> phrases = new ArrayList<>();
        private List<Lexeme> current = new ArrayList<>();
        private int depth;

        Cutter(List<Lexeme> lexemes) {
            this.lexemes = lexemes;
        }

        List<Phrase> cut() {
            for (int i = 0; i < lexemes.size(); i++) {
                Lexeme lexeme = lexemes.get(i);
                if (lexeme.kind() == Lexeme.Kind.NEWLINE && (depth == 0 || opensAt(i + 1))) {
                    end();
                } else {
                    take(lexeme);
                }
            }
            end();
            return phrases;
        }

        private void take(Lexeme lexeme) {
            if (lexeme.is("{")) {
                depth++;
            } else if (lexeme.is("}") && depth > 0) {
                depth--;
            }
            if (!current.isEmpty() || !lexeme.kind().isHidden()) {
                current.add(lexeme);
            }
        }

        private void end() {
            depth = 0;
            if (!current.isEmpty()) {
                phrases.add(new Phrase(current));
                current = new ArrayList<>();
            }
        }

        /** A word that begins statements, and behind it what a list would not have there. */
        private boolean opensAt(int from) {
            int word = skipBlanks(from);
            if (word >= lexemes.size() || !OPENERS.contains(lexemes.get(word).text())) {
                return false;
            }
            int next = skipBlanks(word + 1);
            return next < lexemes.size()
                    && next > word + 1
                    && (lexemes.get(next).isName() || lexemes.get(next).is("<"));
        }

        private int skipBlanks(int from) {
            int at = from;
            while (at < lexemes.size() && lexemes.get(at).kind() == Lexeme.Kind.BLANK) {
                at++;
            }
            return at;
        }
    }
}
