package org.waypost.lsp.server;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.xbase.lib.Procedures.Procedure2;
import org.waypost.lsp.check.CompilerValidator;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.workspace.DocumentKinds;
import org.waypost.lsp.workspace.IncludeGraph;

/** What is wrong after a change that leaves the index as it is. Used by the build thread. */
@Singleton
final class Judging {
    private final LanguageServices language;

    @Inject
    Judging(LanguageServices language) {
        this.language = language;
    }

    boolean isConfiguration(URI uri) {
        return language.service(DocumentKinds.class).isConfiguration(uri);
    }

    /** Whether two texts include the same files. */
    boolean includesAlike(String before, String now) {
        Outlines outlines = language.service(Outlines.class);
        return outlines.of(before).includesAlike(outlines.of(now));
    }

    /** Whether two texts define the same names and include the same files. */
    boolean namesAlike(String before, String now) {
        Outlines outlines = language.service(Outlines.class);
        return outlines.of(before).namesAlike(outlines.of(now));
    }

    /** Judges every known file of the configurations that some belong to; ends when cancelled. */
    void judge(
            Collection<URI> changed,
            IResourceDescriptions index,
            CancelIndicator indicator,
            Procedure2<URI, Iterable<Issue>> found) {
        CompilerValidator validator = language.service(CompilerValidator.class);
        IncludeGraph includes = IncludeGraph.of(index);
        Set<URI> files = new LinkedHashSet<>();
        changed.forEach(uri -> files.addAll(includes.family(uri)));
        for (URI file : files) {
            if (changed.contains(file) || index.getResourceDescription(file) != null) {
                Iterable<Issue> issues = validator.validate(file, index);
                if (indicator.isCanceled()) {
                    throw new CancellationException();
                }
                found.apply(file, issues);
            }
        }
    }
}
