package org.waypost.lsp.complete;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.impl.ResourceDescriptionsProvider;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.workspace.IncludeGraph;
import org.waypost.lsp.workspace.ReadTexts;

/** Which of the two languages a file is written in. */
public final class Dialects {
    private final ResourceDescriptionsProvider descriptions;
    private final ReadTexts texts;

    @Inject
    public Dialects(ResourceDescriptionsProvider descriptions, ReadTexts texts) {
        this.texts = texts;
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
                .flatMap(file -> dialect(texts.outline(file)).stream())
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

    private static Optional<Dialect> dialect(Outline outline) {
        return outline.statements().stream()
                .flatMap(statement -> dialect(statement).stream())
                .findFirst();
    }

    /** A first word that somebody has only begun to build a statement on says nothing. */
    private static Optional<Dialect> dialect(Phrase statement) {
        if (statement.lexemes().size() == 1) {
            return Optional.empty();
        }
        return switch (statement.lexemes().getFirst().text()) {
            case "match", "action" -> Optional.of(Dialect.MODERN);
            case "accept", "reject" -> Optional.of(Dialect.CLASSIC);
            default -> Optional.empty();
        };
    }
}
