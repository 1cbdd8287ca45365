package org.waypost.lsp.navigate;

import com.google.inject.Inject;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionStrategy;
import org.eclipse.xtext.util.IAcceptor;
import org.waypost.lsp.workspace.IncludeGraph;
import org.waypost.lsp.xtext.shape.Document;
import org.waypost.lsp.xtext.shape.Include;

/** The index holds definitions and includes; what is inside statements stays out of it. */
public final class StatementDescriptions extends DefaultResourceDescriptionStrategy {
    /** More than this does not fit beside a name in a list. */
    private static final int MAX_SHOWN = 120;

    private static final QualifiedName INCLUDE = QualifiedName.create("include");

    @Inject
    public StatementDescriptions(IQualifiedNameProvider names) {
        setQualifiedNameProvider(names);
    }

    @Override
    public boolean createEObjectDescriptions(
            EObject object, IAcceptor<IEObjectDescription> acceptor) {
        if (object instanceof Include include) {
            if (include.getPath() != null) {
                acceptor.accept(
                        EObjectDescription.create(
                                INCLUDE, include, Map.of(IncludeGraph.PATH, include.getPath())));
            }
            return false;
        }
        QualifiedName name = getQualifiedNameProvider().getFullyQualifiedName(object);
        if (name != null) {
            acceptor.accept(
                    EObjectDescription.create(
                            name, object, Map.of(IncludeGraph.DEFINITION, firstLine(object))));
        }
        return object instanceof Document;
    }

    private static String firstLine(EObject object) {
        String text = NodeModelUtils.getNode(object).getText().strip();
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end).strip() + " …";
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
    }
}
