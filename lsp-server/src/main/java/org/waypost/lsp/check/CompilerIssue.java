package org.waypost.lsp.check;

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

    /** What the compiler said. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }

    /** The compilation that it belongs to. */
    public Compiled compiled() {
        return compiled;
    }
}
