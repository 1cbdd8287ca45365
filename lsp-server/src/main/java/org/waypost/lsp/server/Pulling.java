package org.waypost.lsp.server;

import com.google.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.emf.common.util.URI;

/**
 * The open documents whose diagnostics the client fetches itself. What it fetches is not sent to it
 * as well: it would show everything twice. Any thread.
 */
@Singleton
final class Pulling {
    private final Set<URI> documents = ConcurrentHashMap.newKeySet();

    /** Remembers that a document was asked for; true the first time. */
    boolean begin(URI document) {
        return documents.add(document);
    }

    /** Forgets a document that was closed. */
    void end(URI document) {
        documents.remove(document);
    }

    boolean fetches(URI document) {
        return documents.contains(document);
    }
}
