package org.waypost.lsp.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.text.Quotes;

/**
 * Where somebody is typing.
 *
 * @param before the visible lexemes of the statement before the word that is being typed
 * @param typed what of that word stands before the cursor; empty between words
 * @param start the offset where that word begins
 * @param wordEnd the offset behind that word: the cursor's, or farther inside a word
 * @param silent inside a comment: nothing to complete
 */
public record Cursor(List<Lexeme> before, String typed, int start, int wordEnd, boolean silent) {
    public Cursor {
        before = List.copyOf(before);
    }

    /** Looks at a place of a document. */
    public static Cursor at(Outline outline, int offset) {
        List<Lexeme> before = new ArrayList<>();
        for (Lexeme lexeme : lexemesUpTo(outline, offset)) {
            boolean touches = lexeme.end() >= offset;
            if (lexeme.kind() == Lexeme.Kind.COMMENT && touches) {
                return new Cursor(List.of(), "", offset, offset, true);
            }
            if (touches && isTypable(lexeme, offset)) {
                return typing(before, lexeme, offset);
            }
            if (!lexeme.kind().isHidden()) {
                before.add(lexeme);
            }
        }
        return new Cursor(before, "", offset, offset, false);
    }

    private static Cursor typing(List<Lexeme> before, Lexeme lexeme, int offset) {
        String typed = lexeme.text().substring(0, offset - lexeme.start());
        boolean runsOn = lexeme.kind() == Lexeme.Kind.STRING && !Quotes.isClosed(lexeme.text());
        int end = runsOn ? offset : lexeme.end();
        return new Cursor(before, typed, lexeme.start(), end, false);
    }

    /** Behind a closed string a new word begins. */
    private static boolean isTypable(Lexeme lexeme, int offset) {
        return switch (lexeme.kind()) {
            case WORD, MACRO -> true;
            case STRING -> offset < lexeme.end() || !Quotes.isClosed(lexeme.text());
            case PUNCTUATION, NEWLINE, BLANK, COMMENT, CONTINUATION -> false;
        };
    }

    /** From the start of the statement, or of the line between statements, to the offset. */
    private static List<Lexeme> lexemesUpTo(Outline outline, int offset) {
        Optional<Phrase> phrase =
                outline.statements().stream()
                        .filter(p -> p.start() < offset && offset <= p.end())
                        .findFirst();
        List<Lexeme> from = phrase.map(Phrase::lexemes).orElse(line(outline, offset));
        return from.stream().takeWhile(l -> l.start() < offset).toList();
    }

    private static List<Lexeme> line(Outline outline, int offset) {
        List<Lexeme> all = outline.lexemes();
        int from = 0;
        for (int i = 0; i < all.size() && all.get(i).start() < offset; i++) {
            if (all.get(i).kind() == Lexeme.Kind.NEWLINE) {
                from = i + 1;
            }
        }
        return all.subList(from, all.size());
    }

    /** The visible lexeme before the word that is being typed. */
    public Optional<Lexeme> previous() {
        return before.isEmpty() ? Optional.empty() : Optional.of(before.getLast());
    }

    /** Whether a quote was opened before the cursor. */
    public boolean isQuoted() {
        return typed.startsWith("\"") || typed.startsWith("'");
    }
}
