package org.waypost.lsp.check;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.waypost.lsp.workspace.DocumentKinds;
import org.waypost.lsp.workspace.IncludeGraph;
import org.waypost.lsp.workspace.OpenTexts;

/**
 * Says what the compiler says, and nothing else. A file that others include is judged as a part of
 * each main file that it belongs to.
 */
public final class CompilerValidator implements IResourceValidator {
    private final Compilations compilations;
    private final ResourceDescriptionsProvider descriptions;
    private final DocumentKinds kinds;
    private final OpenTexts open;

    @Inject
    public CompilerValidator(
            Compilations compilations,
            ResourceDescriptionsProvider descriptions,
            DocumentKinds kinds,
            OpenTexts open) {
        this.kinds = kinds;
        this.open = open;
        this.compilations = compilations;
        this.descriptions = descriptions;
    }

    @Override
    public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator indicator) {
        IResourceDescriptions index =
                descriptions.getResourceDescriptions(resource.getResourceSet());
        return validate(resource.getURI(), index);
    }

    /** The same for a document by its address, as the index knows its includes. */
    public List<Issue> validate(URI uri, IResourceDescriptions index) {
        return switch (kinds.of(uri)) {
            case CONFIGURATION -> judged(uri, index, IncludeGraph.of(index).roots(uri));
            case TABLE, ALIASES -> judged(uri, index, compilations.readers(uri));
            case TESTS -> SuiteProblems.of(uri, open);
        };
    }

    /** What main files say of a file; where they do not agree, each says which one it is. */
    private List<Issue> judged(URI uri, IResourceDescriptions index, Set<URI> roots) {
        Map<Object, List<CompilerIssue>> found = new LinkedHashMap<>();
        View view = new View(uri, index, found);
        int judges = 0;
        for (URI root : roots) {
            Optional<Compiled> compiled = compilations.of(root);
            compiled.ifPresent(c -> collect(c, view));
            judges += compiled.isPresent() ? 1 : 0;
        }
        List<Issue> issues = new ArrayList<>();
        for (List<CompilerIssue> same : found.values()) {
            boolean agreed = same.size() == judges || judges < 2;
            issues.add(agreed ? same.getFirst() : same.getFirst().asPartOf(same));
        }
        return issues;
    }

    private static void collect(Compiled compiled, View view) {
        Set<Object> own = new HashSet<>();
        for (Diagnostic diagnostic : compiled.compilation().diagnostics()) {
            URI home = home(diagnostic, compiled);
            Object key = key(diagnostic, home);
            if (view.shows(home, compiled) && own.add(key)) {
                view.found()
                        .computeIfAbsent(key, k -> new ArrayList<>())
                        .add(new CompilerIssue(diagnostic, compiled, home));
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
            URI uri, IResourceDescriptions index, Map<Object, List<CompilerIssue>> found) {
        /** Its own, and as a root also those of included files that nobody has opened. */
        boolean shows(URI home, Compiled compiled) {
            boolean orphan = index.getResourceDescription(home) == null;
            return home.equals(uri) || (orphan && compiled.root().equals(uri));
        }
    }
}
