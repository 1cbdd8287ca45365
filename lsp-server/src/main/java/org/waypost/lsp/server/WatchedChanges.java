package org.waypost.lsp.server;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.waypost.lsp.workspace.Compilations;
import org.waypost.lsp.workspace.Uris;

/** Changes on disk as files to build: those that are known, and the main files that read them. */
final class WatchedChanges {
    private final Compilations compilations;
    private final IResourceDescriptions index;
    private final Predicate<URI> isOpen;
    private final Set<URI> dirty = new LinkedHashSet<>();
    private final Set<URI> deleted = new LinkedHashSet<>();

    WatchedChanges(Compilations compilations, IResourceDescriptions index, Predicate<URI> isOpen) {
        this.compilations = compilations;
        this.index = index;
        this.isOpen = isOpen;
    }

    void add(FileEvent event) {
        URI file = Uris.parse(event.getUri());
        if (isOpen.test(file)) {
            return; // the editor's text counts, and it tells us itself
        }
        dirty.addAll(compilations.readers(file));
        if (index.getResourceDescription(file) != null) {
            (event.getType() == FileChangeType.Deleted ? deleted : dirty).add(file);
        }
    }

    boolean isEmpty() {
        return dirty.isEmpty() && deleted.isEmpty();
    }

    List<URI> dirty() {
        return dirty.stream().filter(uri -> !deleted.contains(uri)).toList();
    }

    List<URI> deleted() {
        return List.copyOf(deleted);
    }
}
