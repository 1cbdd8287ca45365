package org.waypost.lsp.complete;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.impl.ResourceDescriptionsProvider;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;
import org.waypost.lsp.workspace.IncludeGraph;
import org.waypost.lsp.xtext.shape.ActionDefinition;
import org.waypost.lsp.xtext.shape.Directive;
import org.waypost.lsp.xtext.shape.Document;
import org.waypost.lsp.xtext.shape.Statement;

/** Which of the two languages a file is written in. */
public final class Dialects {
    private final ResourceDescriptionsProvider descriptions;

    @Inject
    public Dialects(ResourceDescriptionsProvider descriptions) {
        this.descriptions = descriptions;
    }

    /** The releases whose words are offered: one, or two while nothing tells the dialects apart. */
    public List<Release> releases(XtextResource resource) {
        return dialect(resource)
                .map(dialect -> List.of(Release.last(dialect)))
                .orElse(List.of(Release.last(Dialect.MODERN), Release.last(Dialect.CLASSIC)));
    }

    /** The dialect, by the first statement that only one has; files of one configuration agree. */
    public Optional<Dialect> dialect(XtextResource resource) {
        return files(resource).stream()
                .flatMap(file -> file.getContents().stream())
                .filter(Document.class::isInstance)
                .flatMap(root -> dialect((Document) root).stream())
                .findFirst();
    }

    private List<Resource> files(XtextResource resource) {
        List<Resource> files = new ArrayList<>(List.of(resource));
        var index = descriptions.getResourceDescriptions(resource.getResourceSet());
        for (URI uri : IncludeGraph.of(index).family(resource.getURI())) {
            Resource other = resource.getResourceSet().getResource(uri, false);
            if (other != null && other != resource) {
                files.add(other);
            }
        }
        return files;
    }

    private static Optional<Dialect> dialect(Document document) {
        return document.getStatements().stream()
                .map(Dialects::dialect)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A first word that somebody has only begun to build a statement on. */
    private static boolean isAlone(Directive directive) {
        String keyword = String.valueOf(directive.getKeyword());
        return NodeModelUtils.getNode(directive).getLength() <= keyword.length();
    }

    private static Optional<Dialect> dialect(Statement statement) {
        if (statement instanceof ActionDefinition) {
            return Optional.of(Dialect.MODERN);
        }
        if (!(statement instanceof Directive directive) || isAlone(directive)) {
            return Optional.empty();
        }
        return switch (String.valueOf(directive.getKeyword())) {
            case "match", "action" -> Optional.of(Dialect.MODERN);
            case "accept", "reject" -> Optional.of(Dialect.CLASSIC);
            default -> Optional.empty();
        };
    }
}
