package org.waypost.lsp.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;

/**
 * Where somebody is typing.
 *
 * @param before the visible lexemes of the statement before the word that is being typed
 * @param typed what of that word stands before the cursor; empty between words
 * @param start the offset where that word begins
 * @param end the offset of the cursor
 * @param silent inside a comment: nothing to complete
 */
public record Cursor(List<Lexeme> before, String typed, int start, int end, boolean silent) {
    public Cursor {
        before = List.copyOf(before);
    }

    /** Looks at a place of a document. */
    public static Cursor at(Outline outline, int offset) {
        List<Lexeme> before = new ArrayList<>();
        for (Lexeme lexeme : statementAt(outline, offset)) {
            if (lexeme.start() >= offset) {
                break;
            }
            boolean touches = lexeme.end() >= offset;
            if (lexeme.kind() == Lexeme.Kind.COMMENT && touches) {
                return new Cursor(List.of(), "", offset, offset, true);
            }
            if (touches && isTypable(lexeme)) {
                String typed = lexeme.text().substring(0, offset - lexeme.start());
                return new Cursor(before, typed, lexeme.start(), offset, false);
            }
            if (!lexeme.kind().isHidden() && lexeme.kind() != Lexeme.Kind.NEWLINE) {
                before.add(lexeme);
            }
        }
        return new Cursor(before, "", offset, offset, false);
    }

    private static boolean isTypable(Lexeme lexeme) {
        boolean openString =
                lexeme.kind() == Lexeme.Kind.STRING
                        && (lexeme.text().length() == 1 || !lexeme.text().endsWith("\""));
        return lexeme.kind() == Lexeme.Kind.WORD
                || lexeme.kind() == Lexeme.Kind.MACRO
                || lexeme.kind() == Lexeme.Kind.STRING
                || openString;
    }

    /** The lexemes from the start of the statement that the offset is in, or behind on its line. */
    private static List<Lexeme> statementAt(Outline outline, int offset) {
        List<Lexeme> all = outline.lexemes();
        int from = 0;
        Optional<Phrase> phrase =
                outline.statements().stream()
                        .filter(p -> p.start() <= offset && offset <= p.end())
                        .reduce((first, second) -> second);
        if (phrase.isPresent()) {
            return phrase.get().lexemes();
        }
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
}
