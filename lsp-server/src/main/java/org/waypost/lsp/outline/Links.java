package org.waypost.lsp.outline;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.workspace.Uris;

/** {@code textDocument/documentLink}: includes, the files of tables, certificates and keys. */
public final class Links {
    /** The words before a path in {@code pki} and {@code ca}. */
    private static final Set<String> KEYS = Set.of("cert", "certificate", "key", "dhparams");

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

    /** The files that a statement names. */
    private static List<Named> named(Phrase phrase) {
        List<Lexeme> visible = phrase.visible();
        return switch (visible.getFirst().text()) {
            case "include" -> visible.size() < 2 ? List.of() : List.of(Named.of(visible.get(1)));
            case "table" -> visible.size() < 3 ? List.of() : source(visible.get(2));
            case "pki", "ca" -> keys(visible);
            default -> List.of();
        };
    }

    /** {@code file:/path}, {@code sqlite:/path}, or a path alone. */
    private static List<Named> source(Lexeme lexeme) {
        String source = lexeme.value();
        int path = source.startsWith("/") ? 0 : source.indexOf(':') + 1;
        boolean named = lexeme.isName() && (path > 0 || source.startsWith("/"));
        return named ? List.of(new Named(lexeme, source.substring(path))) : List.of();
    }

    /** Certificates and their keys. */
    private static List<Named> keys(List<Lexeme> visible) {
        List<Named> found = new ArrayList<>();
        for (int i = 3; i < visible.size(); i++) {
            if (KEYS.contains(visible.get(i - 1).text()) && visible.get(i).isName()) {
                found.add(Named.of(visible.get(i)));
            }
        }
        return found;
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

    private record Named(Lexeme lexeme, String path) {
        static Named of(Lexeme lexeme) {
            return new Named(lexeme, lexeme.value());
        }
    }
}
