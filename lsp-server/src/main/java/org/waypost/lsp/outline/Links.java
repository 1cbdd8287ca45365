package org.waypost.lsp.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.workspace.Uris;

/** {@code textDocument/documentLink}: includes and the files of tables. */
public final class Links {
    private static final String FILE = "file:";

    private Links() {}

    /** The links of a document. */
    public static List<DocumentLink> of(Document document, URI uri) {
        List<DocumentLink> links = new ArrayList<>();
        for (Phrase phrase : Outline.of(document.getContents()).statements()) {
            List<Lexeme> visible = phrase.visible();
            if (visible.size() >= 2 && visible.getFirst().is("include")) {
                add(links, document, uri, visible.get(1), 0);
            } else if (visible.size() >= 3 && visible.getFirst().is("table")) {
                Lexeme source = visible.get(2);
                if (source.value().startsWith(FILE)) {
                    add(links, document, uri, source, FILE.length());
                }
            }
        }
        return links;
    }

    private static void add(
            List<DocumentLink> links, Document document, URI uri, Lexeme lexeme, int skip) {
        String path = lexeme.value().substring(skip);
        Optional<URI> target = path.isEmpty() ? Optional.empty() : Uris.resolve(uri, path);
        target.ifPresent(
                found -> {
                    Range range =
                            new Range(
                                    document.getPosition(lexeme.start()),
                                    document.getPosition(lexeme.end()));
                    links.add(new DocumentLink(range, Uris.text(found)));
                });
    }
}
