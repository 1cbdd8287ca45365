package org.waypost.lsp.table;

import com.google.inject.Inject;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.explain.KeyText;
import org.waypost.lsp.text.EntryLines;
import org.waypost.lsp.text.Lines;

/** What an entry of a table file means for the configurations that read it. */
public final class TableHovers {
    private final KeyText keys;

    @Inject
    public TableHovers(KeyText keys) {
        this.keys = keys;
    }

    /** The hover at an offset. */
    public Optional<Hover> at(Document document, XtextResource resource, int offset) {
        String text = document.getContents();
        return EntryLines.of(text)
                .at(offset)
                .flatMap(
                        word ->
                                keys.of(word.text(), resource)
                                        .map(markdown -> hover(markdown, word, text)));
    }

    private static Hover hover(String markdown, EntryLines.Word word, String text) {
        return new Hover(
                new MarkupContent(MarkupKind.MARKDOWN, markdown),
                Lines.of(text).range(word.start(), word.end()));
    }
}
