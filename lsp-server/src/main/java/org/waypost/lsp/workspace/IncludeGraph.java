package org.waypost.lsp.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.waypost.lsp.xtext.shape.ShapePackage;

/**
 * Which file includes which, as the index knows it. Immutable.
 *
 * @param included by including file, in the order of the text
 */
public record IncludeGraph(Map<URI, Set<URI>> included) {
    /** The user data of an include statement in the index. */
    public static final String PATH = "path";

    /** The user data of a definition in the index: the first line of its statement. */
    public static final String DEFINITION = "definition";

    /** Reads the index. */
    public static IncludeGraph of(IResourceDescriptions index) {
        Map<URI, Set<URI>> included = new LinkedHashMap<>();
        for (IResourceDescription file : index.getAllResourceDescriptions()) {
            Set<URI> targets = targets(file);
            if (!targets.isEmpty()) {
                included.put(file.getURI(), targets);
            }
        }
        return new IncludeGraph(included);
    }

    /** The files that a file names in its include statements. */
    public static Set<URI> targets(IResourceDescription file) {
        Set<URI> targets = new LinkedHashSet<>();
        for (IEObjectDescription include :
                file.getExportedObjectsByType(ShapePackage.Literals.INCLUDE)) {
            String path = include.getUserData(PATH);
            if (path != null) {
                Uris.resolve(file.getURI(), path).ifPresent(targets::add);
            }
        }
        return targets;
    }

    /**
     * The main files that a file is part of: those that nobody includes, on a way up from it. A
     * file that is part of nothing, or only of a circle, is its own.
     */
    public Set<URI> roots(URI file) {
        Set<URI> roots = new LinkedHashSet<>();
        Set<URI> seen = new HashSet<>();
        Deque<URI> open = new ArrayDeque<>(Set.of(file));
        while (!open.isEmpty()) {
            URI at = open.pop();
            if (seen.add(at)) {
                Set<URI> parents = includers(at);
                if (parents.isEmpty()) {
                    roots.add(at);
                }
                open.addAll(parents);
            }
        }
        return roots.isEmpty() ? Set.of(file) : roots;
    }

    private Set<URI> includers(URI file) {
        Set<URI> found = new LinkedHashSet<>();
        included.forEach(
                (from, targets) -> {
                    if (targets.contains(file)) {
                        found.add(from);
                    }
                });
        return found;
    }

    /** A file and all that it includes, directly or not. */
    public Set<URI> closure(URI file) {
        Set<URI> seen = new LinkedHashSet<>();
        Deque<URI> open = new ArrayDeque<>(Set.of(file));
        while (!open.isEmpty()) {
            URI at = open.pop();
            if (seen.add(at)) {
                open.addAll(included.getOrDefault(at, Set.of()));
            }
        }
        return seen;
    }

    /** All files that one configuration with {@code file} in it can consist of. */
    public Set<URI> family(URI file) {
        Set<URI> members = new LinkedHashSet<>();
        roots(file).forEach(root -> members.addAll(closure(root)));
        members.add(file);
        return members;
    }
}
