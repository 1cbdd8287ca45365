package org.waypost.lsp.outline;

import com.google.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.workspace.Uris;

/** {@code textDocument/documentLink}: includes and the files of tables. */
public final class Links {
    private static final String FILE = "file:";

    private final Outlines outlines;

    @Inject
    public Links(Outlines outlines) {
        this.outlines = outlines;
    }

    /** The links of a document. */
    public List<DocumentLink> of(Document document, URI uri) {
        return outlines.of(document.getContents()).statements().stream()
                .flatMap(phrase -> named(phrase).stream())
                .flatMap(path -> link(path, document, uri))
                .toList();
    }

    /** The file that a statement names. */
    private static Optional<Named> named(Phrase phrase) {
        List<Lexeme> visible = phrase.visible();
        if (visible.size() >= 2 && visible.getFirst().is("include")) {
            return Optional.of(new Named(visible.get(1), visible.get(1).value()));
        }
        if (visible.size() >= 3 && visible.getFirst().is("table")) {
            String source = visible.get(2).value();
            return source.startsWith(FILE)
                    ? Optional.of(new Named(visible.get(2), source.substring(FILE.length())))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Stream<DocumentLink> link(Named named, Document document, URI uri) {
        if (named.path().isEmpty()) {
            return Stream.empty();
        }
        Range range =
                new Range(
                        document.getPosition(named.lexeme().start()),
                        document.getPosition(named.lexeme().end()));
        return Uris.resolve(uri, named.path()).stream()
                .map(target -> new DocumentLink(range, Uris.text(target)));
    }

    private record Named(Lexeme lexeme, String path) {}
}
