package org.waypost.lsp.navigate;

import java.util.Collection;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionManager;
import org.waypost.lsp.workspace.IncludeGraph;

/** A change in any file of a configuration is a change for all of its files. */
public final class IncludeAwareDescriptions extends DefaultResourceDescriptionManager {
    @Override
    public boolean isAffected(
            Collection<IResourceDescription.Delta> deltas,
            IResourceDescription candidate,
            IResourceDescriptions context) {
        Set<URI> family = IncludeGraph.of(context).family(candidate.getURI());
        return deltas.stream().anyMatch(delta -> family.contains(delta.getUri()))
                || wasIncluded(deltas, candidate.getURI());
    }

    /** A file whose include statement has just been deleted is to be judged anew. */
    private static boolean wasIncluded(
            Collection<IResourceDescription.Delta> deltas, URI candidate) {
        return deltas.stream()
                .map(IResourceDescription.Delta::getOld)
                .anyMatch(old -> old != null && IncludeGraph.targets(old).contains(candidate));
    }
}
