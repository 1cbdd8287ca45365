package org.waypost.lsp.assist;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.xtext.ide.server.Document;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.text.Quotes;

/**
 * {@code textDocument/selectionRange}: the word, what is in its quotes, brackets or braces, the
 * option, the statement, the statements without a blank line between them, the file.
 */
public final class SelectionRanges {
    private final Outlines outlines;

    @Inject
    public SelectionRanges(Outlines outlines) {
        this.outlines = outlines;
    }

    /** One chain for each position, in their order. */
    public List<SelectionRange> of(Document document, List<Position> positions) {
        Outline outline = outlines.of(document.getContents());
        return positions.stream()
                .map(position -> chain(outline, outline.lines().offset(position)))
                .toList();
    }

    private static SelectionRange chain(Outline outline, int offset) {
        List<Piece> pieces = new ArrayList<>();
        outline.statementAt(offset).ifPresent(phrase -> inside(phrase, offset, pieces));
        outline.statementAt(offset).ifPresent(p -> pieces.add(paragraph(outline, p)));
        pieces.add(new Piece(0, outline.length()));
        SelectionRange outer = null;
        Piece last = null;
        for (Piece piece : pieces.reversed()) {
            if (last == null || (last.holds(piece) && !last.equals(piece))) {
                outer =
                        new SelectionRange(
                                outline.lines().range(piece.start(), piece.end()), outer);
                last = piece;
            }
        }
        return outer;
    }

    private static void inside(Phrase phrase, int offset, List<Piece> pieces) {
        word(phrase, offset).ifPresent(word -> words(word, pieces));
        framed(phrase, offset, pieces);
        List<Lexeme> visible = phrase.visible();
        pieces.add(new Piece(visible.getFirst().start(), visible.getLast().end()));
    }

    private static Optional<Lexeme> word(Phrase phrase, int offset) {
        return phrase.visible().stream()
                .filter(l -> l.start() <= offset && offset <= l.end())
                .reduce(
                        (before, behind) ->
                                before.end() == offset && behind.isName() ? behind : before);
    }

    private static void words(Lexeme word, List<Piece> pieces) {
        if (Quotes.isClosed(word.text())) {
            pieces.add(new Piece(word.start() + 1, word.end() - 1));
        }
        pieces.add(new Piece(word.start(), word.end()));
    }

    /** Brackets and braces around the offset, the inner ones first, each without and with them. */
    private static void framed(Phrase phrase, int offset, List<Piece> pieces) {
        List<Lexeme> open = new ArrayList<>();
        for (Lexeme lexeme : phrase.visible()) {
            if (lexeme.is("<") || lexeme.is("{")) {
                open.add(lexeme);
            } else if ((lexeme.is(">") || lexeme.is("}")) && !open.isEmpty()) {
                Lexeme start = open.removeLast();
                if (start.start() <= offset && offset <= lexeme.end()) {
                    pieces.add(new Piece(start.end(), lexeme.start()));
                    pieces.add(new Piece(start.start(), lexeme.end()));
                }
            }
        }
    }

    /** The statements around one up to the next line without any. */
    private static Piece paragraph(Outline outline, Phrase phrase) {
        List<Phrase> all = outline.statements();
        int at = all.indexOf(phrase);
        int first = at;
        int last = at;
        while (first > 0 && touch(outline, all.get(first - 1), all.get(first))) {
            first--;
        }
        while (last + 1 < all.size() && touch(outline, all.get(last), all.get(last + 1))) {
            last++;
        }
        return new Piece(all.get(first).start(), all.get(last).end());
    }

    private static boolean touch(Outline outline, Phrase before, Phrase behind) {
        long newlines =
                outline.between(before.end(), behind.start()).stream()
                        .filter(l -> l.kind() == Lexeme.Kind.NEWLINE)
                        .count();
        return newlines <= 1;
    }

    /** Offsets of a piece of the text. */
    private record Piece(int start, int end) {
        boolean holds(Piece other) {
            return start <= other.start && other.end <= end;
        }
    }
}
