package org.waypost.lsp.workspace;

import java.util.Collection;
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
    private final Map<URI, Long> changes = new ConcurrentHashMap<>();
    private volatile long allChanged;
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
        allChanged = generation.incrementAndGet();
    }

    /** Says that texts here or on disk have changed. */
    public void changed(Collection<URI> files) {
        long now = generation.incrementAndGet();
        files.forEach(file -> changes.put(file, now));
    }

    /** Whether what was made of files at a generation is what they would make now. */
    public boolean unchangedSince(long then, Collection<URI> files) {
        return allChanged <= then
                && files.stream().allMatch(file -> changes.getOrDefault(file, 0L) <= then);
    }

    /** Grows with every change: the same number means the same texts. */
    public long generation() {
        return generation.get();
    }
}
