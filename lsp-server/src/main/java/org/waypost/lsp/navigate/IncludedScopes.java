package org.waypost.lsp.navigate;

import com.google.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.scoping.impl.ImportUriGlobalScopeProvider;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.waypost.lsp.workspace.IncludeGraph;
import org.waypost.lsp.xtext.shape.ShapePackage;

/** Outside a file, names come from the other files of the same configuration, and no others. */
public final class IncludedScopes extends ImportUriGlobalScopeProvider {
    private final IResourceScopeCache scopeCache;

    @Inject
    public IncludedScopes(IResourceScopeCache scopeCache) {
        this.scopeCache = scopeCache;
    }

    /** The names of certificates are read in small letters, other names as they are. */
    static boolean isAnyCase(EClass definitions) {
        return definitions == ShapePackage.Literals.PKI_DEFINITION
                || definitions == ShapePackage.Literals.CA_DEFINITION;
    }

    @Override
    protected boolean isIgnoreCase(EReference reference) {
        return isAnyCase(reference.getEReferenceType());
    }

    @Override
    protected LinkedHashSet<URI> getImportedUris(Resource resource) {
        return scopeCache.get(IncludedScopes.class, resource, () -> otherFiles(resource));
    }

    private LinkedHashSet<URI> otherFiles(Resource resource) {
        IResourceDescriptions index = getResourceDescriptions(resource);
        Set<URI> family = IncludeGraph.of(index).family(resource.getURI());
        LinkedHashSet<URI> others = new LinkedHashSet<>();
        for (URI uri : family) {
            if (!uri.equals(resource.getURI()) && readable(resource, uri)) {
                others.add(uri);
            }
        }
        return others;
    }

    private static boolean readable(Resource resource, URI uri) {
        return resource.getResourceSet().getURIConverter().exists(uri, null);
    }
}
