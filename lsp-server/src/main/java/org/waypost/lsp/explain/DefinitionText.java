package org.waypost.lsp.explain;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.impl.ResourceDescriptionsProvider;
import org.waypost.lsp.workspace.IncludeGraph;
import org.waypost.lsp.xtext.shape.Definition;
import org.waypost.lsp.xtext.shape.Reference;

/** A definition as it stands, and where it is used. */
public final class DefinitionText {
    /** A table may have thousands of lines; a hover shows the first ones. */
    private static final int MAX_LINES = 12;

    /** More uses than this are counted, not listed. */
    private static final int MAX_USES = 8;

    private final ResourceDescriptionsProvider descriptions;

    @Inject
    public DefinitionText(ResourceDescriptionsProvider descriptions) {
        this.descriptions = descriptions;
    }

    String of(Definition definition, XtextResource from) {
        String text = NodeModelUtils.getNode(definition).getText().strip();
        List<String> lines = text.lines().toList();
        String shown = lines.stream().limit(MAX_LINES).collect(Collectors.joining("\n"));
        String more = lines.size() > MAX_LINES ? "\n…" : "";
        return "```smtpd-conf\n" + shown + more + "\n```\n\n" + uses(definition, from);
    }

    private String uses(Definition definition, XtextResource from) {
        List<String> places = new ArrayList<>();
        for (Resource file : files(definition, from)) {
            for (Reference reference : EcoreUtil2.eAllOfType(root(file), Reference.class)) {
                Object target = reference.eGet(reference.eClass().getEStructuralFeature("target"));
                if (target == definition) {
                    int line = NodeModelUtils.getNode(reference).getStartLine();
                    places.add(file == from ? "line " + line : name(file) + " line " + line);
                }
            }
        }
        if (places.isEmpty()) {
            return "Not used.";
        }
        return places.size() > MAX_USES
                ? "Used " + places.size() + " times."
                : "Used on " + String.join(", ", places) + ".";
    }

    private List<Resource> files(Definition definition, XtextResource from) {
        var index = descriptions.getResourceDescriptions(from.getResourceSet());
        List<Resource> files = new ArrayList<>();
        for (URI uri : IncludeGraph.of(index).family(definition.eResource().getURI())) {
            Resource file = from.getResourceSet().getResource(uri, false);
            if (file != null && !file.getContents().isEmpty()) {
                files.add(file);
            }
        }
        return files;
    }

    private static org.eclipse.emf.ecore.EObject root(Resource file) {
        return file.getContents().getFirst();
    }

    private static String name(Resource file) {
        return "`" + file.getURI().lastSegment() + "`";
    }
}
