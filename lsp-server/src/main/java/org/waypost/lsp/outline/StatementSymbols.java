package org.waypost.lsp.outline;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.DocumentExtensions;
import org.eclipse.xtext.ide.server.symbol.HierarchicalDocumentSymbolService;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.waypost.lsp.xtext.shape.Document;
import org.waypost.lsp.xtext.shape.ShapePackage;
import org.waypost.lsp.xtext.shape.Statement;

/** {@code textDocument/documentSymbol}: every statement, rules in their own words. */
@Singleton
public class StatementSymbols extends HierarchicalDocumentSymbolService {
    /** Longer names do not fit in an outline. */
    private static final int MAX_NAME = 80;

    private final DocumentExtensions positions;

    @Inject
    public StatementSymbols(DocumentExtensions positions) {
        this.positions = positions;
    }

    @Override
    public List<DocumentSymbol> getSymbols(XtextResource resource, CancelIndicator indicator) {
        List<DocumentSymbol> symbols = new ArrayList<>();
        for (EObject root : resource.getContents()) {
            if (root instanceof Document document) {
                document.getStatements().forEach(s -> symbols.add(symbol(resource, s)));
            }
        }
        return symbols;
    }

    private DocumentSymbol symbol(XtextResource resource, Statement statement) {
        ICompositeNode node = NodeModelUtils.getNode(statement);
        Range whole = positions.newRange(resource, node.getTextRegion());
        INode name = nameOf(statement, node);
        Range selection = positions.newRange(resource, name.getTextRegion());
        return new DocumentSymbol(
                shown(node.getText()), SymbolKinds.of(statement), whole, selection);
    }

    private static INode nameOf(Statement statement, ICompositeNode node) {
        EStructuralFeature feature =
                ShapePackage.Literals.DEFINITION.isSuperTypeOf(statement.eClass())
                        ? ShapePackage.Literals.DEFINITION__NAME
                        : statement.eClass().getEStructuralFeature("keyword");
        List<INode> named =
                feature == null
                        ? List.of()
                        : NodeModelUtils.findNodesForFeature(statement, feature);
        return named.isEmpty() ? node : named.getFirst();
    }

    /** The statement on one line, its first words. */
    static String shown(String text) {
        String line = text.replaceAll("(\\\\?\\s)+", " ").strip();
        return line.length() <= MAX_NAME ? line : line.substring(0, MAX_NAME) + "…";
    }
}
