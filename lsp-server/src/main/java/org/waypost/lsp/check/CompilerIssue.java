package org.waypost.lsp.check;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.validation.Issue;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.lsp.workspace.Compiled;

/** A diagnostic on its way through Xtext's build. */
public final class CompilerIssue extends Issue.IssueImpl {
    private final Diagnostic diagnostic;
    private final Compiled compiled;

    /**
     * Wraps one.
     *
     * @param uri the document that it is about
     */
    public CompilerIssue(Diagnostic diagnostic, Compiled compiled, URI uri) {
        this.diagnostic = diagnostic;
        this.compiled = compiled;
        setUriToProblem(uri);
        setCode(diagnostic.code());
        setMessage(diagnostic.message());
        setSeverity(Severities.ofXtext(diagnostic.severity()));
    }

    /**
     * The same, saying which main files it comes from.
     *
     * @param all what they say, this one included
     */
    CompilerIssue asPartOf(List<CompilerIssue> all) {
        CompilerIssue named = new CompilerIssue(diagnostic, compiled, getUriToProblem());
        String roots =
                all.stream()
                        .map(issue -> "`" + issue.compiled().main().name() + "`")
                        .distinct()
                        .collect(Collectors.joining(", "));
        named.setMessage(diagnostic.message() + ", as a part of " + roots);
        return named;
    }

    /** What the compiler said. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }

    /** The compilation that it belongs to. */
    public Compiled compiled() {
        return compiled;
    }
}
