package org.waypost.lsp.navigate;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.impl.ResourceDescriptionsProvider;
import org.waypost.lsp.workspace.IncludeGraph;
import org.waypost.lsp.xtext.shape.Definition;
import org.waypost.lsp.xtext.shape.Reference;
import org.waypost.lsp.xtext.shape.ShapePackage;

/** Where a name stands: its definition, and its uses in all files of the configuration. */
public final class Occurrences {
    private final EObjectAtOffsetHelper elements;
    private final ResourceDescriptionsProvider descriptions;

    @Inject
    public Occurrences(EObjectAtOffsetHelper elements, ResourceDescriptionsProvider descriptions) {
        this.elements = elements;
        this.descriptions = descriptions;
    }

    /** A piece of text that is a name. */
    public record Place(Resource file, INode node) {}

    /** The definition that the name at an offset, or just before it, stands for. */
    public Optional<Definition> definitionAt(XtextResource resource, int offset) {
        for (int at : new int[] {offset, offset - 1}) {
            EObject named = at < 0 ? null : elements.getElementWithNameAt(resource, at);
            if (named instanceof Definition definition && !definition.eIsProxy()) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    /** The name in the definition first, then the uses in the order of the files. */
    public List<Place> of(Definition definition) {
        List<Place> places = new ArrayList<>();
        List<Definition> same = same(definition);
        for (Definition each : same) {
            NodeModelUtils.findNodesForFeature(each, ShapePackage.Literals.DEFINITION__NAME)
                    .forEach(node -> places.add(new Place(each.eResource(), node)));
        }
        for (Resource file : files(definition.eResource())) {
            for (Reference reference : all(file, Reference.class)) {
                var target = reference.eClass().getEStructuralFeature("target");
                if (same.contains(reference.eGet(target))) {
                    NodeModelUtils.findNodesForFeature(reference, target)
                            .forEach(node -> places.add(new Place(file, node)));
                }
            }
        }
        return places;
    }

    /** A certificate is defined in several statements: {@code pki x cert}, {@code pki x key}. */
    private List<Definition> same(Definition definition) {
        if (!IncludedScopes.isAnyCase(definition.eClass())) {
            return List.of(definition);
        }
        List<Definition> same = new ArrayList<>(List.of(definition));
        files(definition.eResource()).stream()
                .flatMap(file -> all(file, Definition.class).stream())
                .filter(d -> d != definition && d.eClass() == definition.eClass())
                .filter(d -> definition.getName().equalsIgnoreCase(d.getName()))
                .forEach(same::add);
        return same;
    }

    /** How often each definition is used in all files of the configuration. */
    public Map<EObject, Integer> counts(XtextResource resource) {
        Map<EObject, Integer> counts = new HashMap<>();
        for (Resource file : files(resource)) {
            for (Reference reference : all(file, Reference.class)) {
                var target = reference.eClass().getEStructuralFeature("target");
                if (reference.eGet(target) instanceof Definition definition) {
                    counts.merge(definition, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /** The definitions in one file, in order. */
    public static List<Definition> definitions(Resource file) {
        return all(file, Definition.class);
    }

    /** Whether another definition of the same kind has a name already. */
    public boolean isTaken(Definition definition, String name) {
        return files(definition.eResource()).stream()
                .flatMap(file -> all(file, Definition.class).stream())
                .filter(d -> d.eClass() == definition.eClass())
                .anyMatch(
                        d ->
                                IncludedScopes.isAnyCase(d.eClass())
                                        ? name.equalsIgnoreCase(d.getName())
                                        : name.equals(d.getName()));
    }

    private static <T extends EObject> List<T> all(Resource file, Class<T> type) {
        return file.getContents().isEmpty()
                ? List.of()
                : EcoreUtil2.eAllOfType(file.getContents().getFirst(), type);
    }

    /** The files of the configurations that a file belongs to, as far as they were read. */
    List<Resource> files(Resource resource) {
        var index = descriptions.getResourceDescriptions(resource.getResourceSet());
        List<Resource> files = new ArrayList<>();
        for (URI uri : IncludeGraph.of(index).family(resource.getURI())) {
            Resource file = resource.getResourceSet().getResource(uri, false);
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }
}
