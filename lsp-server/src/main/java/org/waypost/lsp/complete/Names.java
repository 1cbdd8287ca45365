package org.waypost.lsp.complete;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.impl.ResourceDescriptionsProvider;
import org.waypost.lsp.text.Family;
import org.waypost.lsp.workspace.IncludeGraph;
import org.waypost.lsp.xtext.shape.ShapePackage;

/** The names that a configuration defines, across its includes. */
public final class Names {
    private final ResourceDescriptionsProvider descriptions;

    @Inject
    public Names(ResourceDescriptionsProvider descriptions) {
        this.descriptions = descriptions;
    }

    /** A name, and the first line of the statement that defines it. */
    public record Name(String name, String definition) {}

    /** All names of a family that can be meant in a file, each once, in the order of the files. */
    public List<Name> of(Family family, XtextResource resource) {
        IResourceDescriptions index =
                descriptions.getResourceDescriptions(resource.getResourceSet());
        Set<URI> files = IncludeGraph.of(index).family(resource.getURI());
        EClass type = (EClass) ShapePackage.eINSTANCE.getEClassifier(family.definitionRule());
        Map<String, Name> names = new LinkedHashMap<>();
        for (URI file : files) {
            IResourceDescription description = index.getResourceDescription(file);
            if (description != null) {
                collect(description, type, names);
            }
        }
        return new ArrayList<>(names.values());
    }

    private static void collect(
            IResourceDescription description, EClass type, Map<String, Name> names) {
        for (IEObjectDescription object : description.getExportedObjectsByType(type)) {
            String name = object.getName().getLastSegment();
            String line = object.getUserData(IncludeGraph.DEFINITION);
            names.putIfAbsent(name, new Name(name, line == null ? "" : line));
        }
    }
}
