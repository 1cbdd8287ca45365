package org.waypost.lsp.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.waypost.lsp.workspace.IncludeGraph;
import org.waypost.lsp.workspace.Uris;

/**
 * Which files have to be in the index because others include them, though no client opened them.
 * Used by the build thread.
 */
final class FollowedIncludes {
    /** Deeper nesting is refused by the compiler. */
    static final int MAX_ROUNDS = 16;

    /** Each is kept in memory; a configuration of more files is judged, and not navigated. */
    private static final int MAX_FOLLOWED = 1_000;

    /** Larger ones are read when they are opened. */
    private static final long MAX_BYTES = 1L << 20;

    private final Predicate<URI> isOpen;
    private final Set<URI> followed = new LinkedHashSet<>();

    FollowedIncludes(Predicate<URI> isOpen) {
        this.isOpen = isOpen;
    }

    /**
     * What the index lacks, and what it has no longer reason to hold.
     *
     * @param missing are files, and named in an include
     * @param idle are named by nobody any more, nor open
     */
    record Change(List<URI> missing, List<URI> idle) {
        boolean isEmpty() {
            return missing.isEmpty() && idle.isEmpty();
        }
    }

    /** Looks at the index as it is now; what is missing counts as followed from now on. */
    Change look(IResourceDescriptions index) {
        Set<URI> named = new LinkedHashSet<>();
        for (IResourceDescription file : index.getAllResourceDescriptions()) {
            named.addAll(IncludeGraph.targets(file));
        }
        List<URI> idle = new ArrayList<>(followed);
        idle.removeIf(file -> named.contains(file) || isOpen.test(file));
        idle.forEach(followed::remove);
        List<URI> missing = new ArrayList<>();
        for (URI file : named) {
            boolean wanted = index.getResourceDescription(file) == null && isReadable(file);
            if (wanted && followed.size() < MAX_FOLLOWED && followed.add(file)) {
                missing.add(file);
            }
        }
        return new Change(missing, idle);
    }

    /** Whether a file is in the index, or about to be, because others include it. */
    boolean follows(URI file) {
        return followed.contains(file);
    }

    private static boolean isReadable(URI file) {
        return Uris.path(file).filter(FollowedIncludes::isText).isPresent();
    }

    private static boolean isText(Path path) {
        try {
            return Files.isRegularFile(path)
                    && Files.isReadable(path)
                    && Files.size(path) <= MAX_BYTES;
        } catch (IOException gone) {
            return false;
        }
    }
}
