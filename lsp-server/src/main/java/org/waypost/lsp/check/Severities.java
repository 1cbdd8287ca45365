package org.waypost.lsp.check;

import org.eclipse.lsp4j.DiagnosticSeverity;
import org.waypost.compiler.diagnostic.Severity;

/** The compiler's severities in the words of others. */
final class Severities {
    private Severities() {}

    static org.eclipse.xtext.diagnostics.Severity ofXtext(Severity severity) {
        return switch (severity) {
            case ERROR -> org.eclipse.xtext.diagnostics.Severity.ERROR;
            case WARNING -> org.eclipse.xtext.diagnostics.Severity.WARNING;
            case HINT, NOTE -> org.eclipse.xtext.diagnostics.Severity.INFO;
        };
    }

    static DiagnosticSeverity ofProtocol(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case NOTE -> DiagnosticSeverity.Information;
            case HINT -> DiagnosticSeverity.Hint;
        };
    }
}
