package org.waypost.lsp.check;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.impl.ResourceDescriptionsProvider;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.lsp.workspace.Compilations;
import org.waypost.lsp.workspace.Compiled;
import org.waypost.lsp.workspace.IncludeGraph;

/**
 * Says what the compiler says, and nothing else. A file that others include is judged as a part of
 * each main file that it belongs to.
 */
public final class CompilerValidator implements IResourceValidator {
    private final Compilations compilations;
    private final ResourceDescriptionsProvider descriptions;

    @Inject
    public CompilerValidator(Compilations compilations, ResourceDescriptionsProvider descriptions) {
        this.compilations = compilations;
        this.descriptions = descriptions;
    }

    @Override
    public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator indicator) {
        URI uri = resource.getURI();
        IResourceDescriptions index =
                descriptions.getResourceDescriptions(resource.getResourceSet());
        List<Issue> issues = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (URI root : IncludeGraph.of(index).roots(uri)) {
            compilations.of(root).ifPresent(c -> collect(c, new View(uri, index, seen, issues)));
        }
        return issues;
    }

    private static void collect(Compiled compiled, View view) {
        for (Diagnostic diagnostic : compiled.compilation().diagnostics()) {
            URI home = home(diagnostic, compiled);
            if (view.shows(home, compiled) && view.seen().add(key(diagnostic, home))) {
                view.issues().add(new CompilerIssue(diagnostic, compiled, home));
            }
        }
    }

    private static URI home(Diagnostic diagnostic, Compiled compiled) {
        return compiled.files().origin(diagnostic.span().file()).orElse(compiled.root());
    }

    /** Two roots may say the same of a shared file: once is enough. */
    private static Object key(Diagnostic diagnostic, URI home) {
        return List.of(
                home,
                diagnostic.code(),
                diagnostic.span().start(),
                diagnostic.span().end(),
                Objects.requireNonNull(diagnostic.message()));
    }

    /** What is wanted for one resource. */
    private record View(
            URI uri, IResourceDescriptions index, Set<Object> seen, List<Issue> issues) {
        /** Its own, and as a root also those of included files that nobody has opened. */
        boolean shows(URI home, Compiled compiled) {
            boolean orphan = index.getResourceDescription(home) == null;
            return home.equals(uri) || (orphan && compiled.root().equals(uri));
        }
    }
}
