package org.waypost.lsp.edit;

import com.google.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;

/**
 * {@code textDocument/onTypeFormatting}: the statement that a new line or a brace has just ended.
 * Never the line that somebody is on after a new line.
 */
public final class TypedFormatting {
    /** Ends a statement. */
    public static final String FIRST = "\n";

    /** Ends a list. */
    public static final String SECOND = "}";

    private final Formatting formatting;
    private final Outlines outlines;

    @Inject
    public TypedFormatting(Formatting formatting, Outlines outlines) {
        this.formatting = formatting;
        this.outlines = outlines;
    }

    /** The edits after a character was typed before a position. */
    public List<TextEdit> of(
            Document document, XtextResource resource, Position typed, String character) {
        Outline outline = outlines.of(document.getContents());
        boolean newline = character.equals(FIRST);
        Optional<Phrase> ended =
                newline
                        ? endedBefore(document, outline, typed.getLine())
                        : outline.statementAt(Math.max(0, Lines.offset(document, typed) - 1));
        return ended.map(
                        phrase -> edits(document, resource, phrase, newline ? typed.getLine() : -1))
                .orElse(List.of());
    }

    /** The statement whose last line is the one above; none inside a list. */
    private static Optional<Phrase> endedBefore(Document document, Outline outline, int line) {
        if (line == 0) {
            return Optional.empty();
        }
        int lineStart = Lines.offset(document, new Position(line, 0));
        return outline.statementAt(lineStart - 1)
                .filter(phrase -> lastVisible(phrase).end() < lineStart)
                .filter(phrase -> isBalanced(phrase));
    }

    private static Lexeme lastVisible(Phrase phrase) {
        return phrase.visible().getLast();
    }

    private static boolean isBalanced(Phrase phrase) {
        long open = phrase.lexemes().stream().filter(l -> l.is("{")).count();
        long close = phrase.lexemes().stream().filter(l -> l.is("}")).count();
        return open == close;
    }

    private List<TextEdit> edits(
            Document document, XtextResource resource, Phrase phrase, int current) {
        Lines lines = outlines.of(document.getContents()).lines();
        int first = lines.position(phrase.start()).getLine();
        int last = lines.position(lastVisible(phrase).end()).getLine();
        return formatting.edits(document, resource).stream()
                .filter(edit -> edit.getRange().getStart().getLine() >= first)
                .filter(edit -> endLine(edit) <= last)
                .filter(edit -> current < 0 || endLine(edit) < current)
                .toList();
    }

    /** The last line that an edit of whole lines touches. */
    private static int endLine(TextEdit edit) {
        Position end = edit.getRange().getEnd();
        boolean before =
                end.getCharacter() == 0 && end.getLine() > edit.getRange().getStart().getLine();
        return before ? end.getLine() - 1 : end.getLine();
    }
}
