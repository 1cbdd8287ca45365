package org.waypost.lsp.navigate;

import com.google.common.base.Predicates;
import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IGlobalScopeProvider;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.scoping.impl.AbstractScope;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.waypost.lsp.xtext.shape.Definition;
import org.waypost.lsp.xtext.shape.Document;

/**
 * What a name can mean: a definition of its kind in the same file, the nearest one above it if
 * there are several; else one in another file of the configuration.
 */
@Singleton
public final class ReadingOrderScopes implements IScopeProvider {
    private final IGlobalScopeProvider others;
    private final IResourceScopeCache cache;

    @Inject
    public ReadingOrderScopes(IGlobalScopeProvider others, IResourceScopeCache cache) {
        this.others = others;
        this.cache = cache;
    }

    @Override
    public IScope getScope(EObject context, EReference reference) {
        Resource resource = context.eResource();
        EClass type = reference.getEReferenceType();
        boolean anyCase = IncludedScopes.isAnyCase(type);
        Map<QualifiedName, List<Definition>> local =
                cache.get(type, resource, () -> definitions(resource, type, anyCase));
        IScope outside =
                cache.get(
                        type.getName(),
                        resource,
                        () -> others.getScope(resource, reference, Predicates.alwaysTrue()));
        return new Names(context, anyCase, local, outside);
    }

    private static Map<QualifiedName, List<Definition>> definitions(
            Resource resource, EClass type, boolean anyCase) {
        Map<QualifiedName, List<Definition>> found = new HashMap<>();
        for (EObject root : resource.getContents()) {
            ((Document) root)
                    .getStatements().stream()
                            .filter(s -> type.isInstance(s) && s instanceof Definition)
                            .map(Definition.class::cast)
                            .filter(d -> d.getName() != null && !d.getName().isEmpty())
                            .forEach(
                                    d ->
                                            found.computeIfAbsent(
                                                            key(d.getName(), anyCase),
                                                            n -> new ArrayList<>())
                                                    .add(d));
        }
        return found;
    }

    private static QualifiedName key(String name, boolean anyCase) {
        QualifiedName whole = QualifiedName.create(name);
        return anyCase ? whole.toLowerCase() : whole;
    }

    /** The names as seen from one place. */
    private static final class Names extends AbstractScope {
        private final EObject context;
        private final boolean anyCase;
        private final Map<QualifiedName, List<Definition>> local;

        Names(
                EObject context,
                boolean anyCase,
                Map<QualifiedName, List<Definition>> local,
                IScope outside) {
            super(outside, anyCase);
            this.anyCase = anyCase;
            this.context = context;
            this.local = local;
        }

        @Override
        protected Iterable<IEObjectDescription> getAllLocalElements() {
            return local.keySet().stream().map(this::nearest).toList();
        }

        @Override
        protected Iterable<IEObjectDescription> getLocalElementsByName(QualifiedName written) {
            QualifiedName name = anyCase ? written.toLowerCase() : written;
            return local.containsKey(name) ? List.of(nearest(name)) : List.of();
        }

        private IEObjectDescription nearest(QualifiedName name) {
            List<Definition> all = local.get(name);
            Definition chosen = all.getFirst();
            if (all.size() > 1) {
                int here = NodeModelUtils.getNode(context).getOffset();
                for (Definition candidate : all) {
                    if (NodeModelUtils.getNode(candidate).getOffset() < here) {
                        chosen = candidate;
                    }
                }
            }
            return EObjectDescription.create(name, chosen);
        }
    }
}
