package org.waypost.lsp.check;

import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.jspecify.annotations.Nullable;

/** {@code textDocument/diagnostic}: what a client fetches itself. */
public final class Reports {
    private Reports() {}

    /**
     * The diagnostics, or that they are those that the client has.
     *
     * @param previous the name of the client's last answer, null at first
     */
    public static DocumentDiagnosticReport since(
            @Nullable String previous, List<Diagnostic> diagnostics) {
        String name = Integer.toHexString(diagnostics.hashCode()) + "-" + diagnostics.size();
        if (name.equals(previous)) {
            return new DocumentDiagnosticReport(new RelatedUnchangedDocumentDiagnosticReport(name));
        }
        RelatedFullDocumentDiagnosticReport full =
                new RelatedFullDocumentDiagnosticReport(diagnostics);
        full.setResultId(name);
        return new DocumentDiagnosticReport(full);
    }
}
