package org.waypost.lsp.assist;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;

/** {@code textDocument/inlayHint}: what statements imply, to be written out by a click. */
public final class InlayHints {
    private final Outlines outlines;

    @Inject
    public InlayHints(Outlines outlines) {
        this.outlines = outlines;
    }

    /** The hints of the statements that a range touches. */
    public List<InlayHint> of(Document document, Range range) {
        Outline outline = outlines.of(document.getContents());
        Defaults defaults = Defaults.of(outline);
        int start = outline.lines().offset(range.getStart());
        int end = outline.lines().offset(range.getEnd());
        List<InlayHint> hints = new ArrayList<>();
        for (Phrase phrase : outline.statements()) {
            if (phrase.end() >= start && phrase.start() <= end) {
                ImpliedWords.of(phrase, defaults).forEach(i -> hints.add(hint(i, outline.lines())));
            }
        }
        return hints;
    }

    private static InlayHint hint(Implied implied, Lines lines) {
        Position position = lines.position(implied.offset());
        InlayHint hint = new InlayHint(position, Either.forLeft(implied.text()));
        hint.setKind(InlayHintKind.Parameter);
        hint.setPaddingLeft(true);
        hint.setTooltip(Either.forRight(new MarkupContent(MarkupKind.MARKDOWN, implied.why())));
        if (implied.writable()) {
            Range place = new Range(position, position);
            hint.setTextEdits(List.of(new TextEdit(place, " " + implied.text())));
        }
        return hint;
    }
}
