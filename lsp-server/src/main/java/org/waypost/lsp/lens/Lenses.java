package org.waypost.lsp.lens;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.navigate.Occurrences;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.workspace.Configurations;
import org.waypost.lsp.workspace.Uris;
import org.waypost.lsp.xtext.shape.Definition;
import org.waypost.lsp.xtext.shape.ShapePackage;

/** {@code textDocument/codeLens}: tests and questions above the file, uses above definitions. */
public final class Lenses {
    private final Occurrences occurrences;
    private final Configurations configurations;
    private final Outlines outlines;

    @Inject
    public Lenses(Occurrences occurrences, Configurations configurations, Outlines outlines) {
        this.occurrences = occurrences;
        this.configurations = configurations;
        this.outlines = outlines;
    }

    /** The lenses of a document, from top to bottom. */
    public List<CodeLens> of(Document document, XtextResource resource) {
        Outline outline = outlines.of(document.getContents());
        List<CodeLens> lenses = new ArrayList<>();
        if (!outline.statements().isEmpty()) {
            int first = outline.statements().getFirst().start();
            above(outline.lines().range(first, first), resource, lenses);
        }
        uses(resource, outline.lines(), lenses);
        return lenses;
    }

    private void above(Range place, XtextResource resource, List<CodeLens> lenses) {
        String uri = Uris.text(resource.getURI());
        tests(resource).ifPresent(title -> lenses.add(lens(place, title, Commands.TESTS, uri)));
        lenses.add(lens(place, "Explain…", Commands.EXPLAIN, uri));
        lenses.add(lens(place, "Show graph", Commands.GRAPH, uri));
    }

    /** {@code Run 6 tests}, where there are any. */
    private Optional<String> tests(XtextResource resource) {
        int cases =
                configurations.roots(resource).stream()
                        .flatMap(root -> Uris.path(root).stream())
                        .flatMap((Path path) -> TestFiles.of(path).stream())
                        .mapToInt(TestFiles.TestFile::cases)
                        .sum();
        return cases == 0
                ? Optional.empty()
                : Optional.of(cases == 1 ? "Run 1 test" : "Run " + cases + " tests");
    }

    private void uses(XtextResource resource, Lines lines, List<CodeLens> lenses) {
        Map<EObject, Integer> counts = new HashMap<>(occurrences.counts(resource));
        for (Definition definition : Occurrences.definitions(resource)) {
            List<INode> names =
                    NodeModelUtils.findNodesForFeature(
                            definition, ShapePackage.Literals.DEFINITION__NAME);
            if (!names.isEmpty()) {
                INode name = names.getFirst();
                Range place = lines.range(name.getOffset(), name.getEndOffset());
                lenses.add(uses(place, counts.getOrDefault(definition, 0), resource));
            }
        }
    }

    private static CodeLens uses(Range place, int count, XtextResource resource) {
        String title = count == 1 ? "1 reference" : count + " references";
        CodeLens lens = lens(place, title, Commands.REFERENCES, Uris.text(resource.getURI()));
        lens.getCommand().setArguments(List.of(Uris.text(resource.getURI()), place.getStart()));
        return lens;
    }

    private static CodeLens lens(Range place, String title, String command, String uri) {
        return new CodeLens(place, new Command(title, command, List.of(uri)), null);
    }
}
