package org.waypost.lsp.workspace;

import com.google.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.impl.ResourceDescriptionsProvider;
import org.waypost.compiler.model.Configuration;

/** The configurations that a document is a part of. */
public final class Configurations {
    private final Compilations compilations;
    private final ResourceDescriptionsProvider descriptions;

    @Inject
    public Configurations(Compilations compilations, ResourceDescriptionsProvider descriptions) {
        this.compilations = compilations;
        this.descriptions = descriptions;
    }

    /** The main files that a document belongs to: by includes, or as a table that they read. */
    public Set<URI> roots(Resource resource) {
        URI uri = resource.getURI();
        IResourceDescriptions index =
                descriptions.getResourceDescriptions(resource.getResourceSet());
        Set<URI> readers = compilations.readers(uri);
        Set<URI> roots = IncludeGraph.of(index).roots(uri);
        return roots.equals(Set.of(uri)) && !readers.isEmpty() ? readers : roots;
    }

    /** Each of them compiled, without what is wrong in it. */
    public List<Compiled> sound(Resource resource) {
        return roots(resource).stream()
                .flatMap(root -> compilations.sound(root).stream())
                .filter(compiled -> compiled.compilation().configuration().isPresent())
                .toList();
    }

    /** The first of them. */
    public Optional<Configuration> first(Resource resource) {
        return sound(resource).stream()
                .flatMap(compiled -> compiled.compilation().configuration().stream())
                .findFirst();
    }
}
