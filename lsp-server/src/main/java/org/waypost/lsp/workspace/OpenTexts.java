package org.waypost.lsp.workspace;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.ide.server.Document;

/** The unsaved texts of the editor. Written by one thread, read by any. */
public final class OpenTexts {
    private final Map<URI, Document> documents = new ConcurrentHashMap<>();
    private final Map<URI, String> languages = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();
    private volatile Preferences preferences = Preferences.NONE;

    /** The map that the server keeps its open documents in. */
    public Map<URI, Document> documents() {
        return documents;
    }

    /** The text of a document that is open. */
    public Optional<String> text(URI uri) {
        return Optional.ofNullable(documents.get(uri)).map(Document::getContents);
    }

    /** The language that the client says a document is in. */
    public Optional<String> language(URI uri) {
        return Optional.ofNullable(languages.get(uri));
    }

    /** Keeps what the client says of a document that it opens. */
    public void speaks(URI uri, String language) {
        languages.put(uri, language);
    }

    /** Forgets a document that was closed. */
    public void forget(URI uri) {
        languages.remove(uri);
    }

    /** What the client's settings say. */
    public Preferences preferences() {
        return preferences;
    }

    /** Takes over other settings. */
    public void prefer(Preferences other) {
        preferences = other;
        changed();
    }

    /** Says that a text here or on disk has changed. */
    public void changed() {
        generation.incrementAndGet();
    }

    /** Grows with every change: the same number means the same texts. */
    public long generation() {
        return generation.get();
    }
}
