package org.waypost.lsp.workspace;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;

/** Between the addresses of documents and the paths of files. */
public final class Uris {
    private static final DocumentUris EXTENSIONS = new DocumentUris();

    private Uris() {}

    /** The file of a document; empty where it has none ({@code untitled:}). */
    public static Optional<Path> path(URI uri) {
        if (!uri.isFile()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(uri.toFileString()));
        } catch (InvalidPathException notHere) {
            return Optional.empty();
        }
    }

    /** The address of a file. */
    public static URI of(Path path) {
        return EXTENSIONS.toUri(path.toAbsolutePath().normalize().toUri().toString());
    }

    /** The address that the protocol writes as {@code text}. */
    public static URI parse(String text) {
        return EXTENSIONS.toUri(text);
    }

    /** The address as the protocol writes it. */
    public static String text(URI uri) {
        return EXTENSIONS.toUriString(uri);
    }

    /** What a path in a configuration means. */
    public static Optional<URI> resolve(URI from, String path) {
        try {
            Path given = Path.of(path);
            if (given.isAbsolute()) {
                return Optional.of(of(given));
            }
            return path(from).map(p -> of(p.resolveSibling(given)));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
