package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.junit.jupiter.api.Test;

/** What clients fetch, all of it or what has changed. */
class ReportsTest {
    private static final String BROKEN = "match for any action \"a\"\n";

    private final Editor editor = Editor.open();

    @Test
    void diagnosticsCanBeFetched() {
        var document = editor.document(BROKEN);
        List<Diagnostic> pushed = document.diagnostics();
        var report = report(document, null);
        assertThat(report.getLeft().getItems()).isEqualTo(pushed).isNotEmpty();
    }

    @Test
    void whatIsFetchedIsNotSentAsWell() {
        var document = editor.document(BROKEN);
        assertThat(document.diagnostics()).isNotEmpty();
        report(document, null);
        assertThat(document.diagnostics()).isEmpty();
        document.replaceAll(BROKEN + "match for any action \"b\"\n");
        assertThat(document.diagnostics()).isEmpty();
        assertThat(report(document, null).getLeft().getItems()).hasSize(2);
    }

    @Test
    void theSameDiagnosticsAreNotSentTwice() {
        var document = editor.document(BROKEN);
        String name = report(document, null).getLeft().getResultId();
        assertThat(report(document, name).getRight().getResultId()).isEqualTo(name);
        document.replaceAll("action \"a\" relay\n" + BROKEN);
        assertThat(report(document, name).getLeft().getItems())
                .noneMatch(d -> d.getSeverity() == org.eclipse.lsp4j.DiagnosticSeverity.Error);
    }

    private DocumentDiagnosticReport report(Editor.Document document, String previous) {
        DocumentDiagnosticParams params = new DocumentDiagnosticParams(document.id());
        params.setPreviousResultId(previous);
        return Editor.await(editor.server().diagnostic(params));
    }

    @Test
    void coloursCanBeFetchedByWhatChanged() {
        var document = editor.document("queue ttl 1d\nmatch for any reject\n");
        var first =
                Editor.await(
                        editor.server()
                                .semanticTokensFull(new SemanticTokensParams(document.id())));
        document.replaceAll("queue ttl 1d\n# new\nmatch for any reject\n");
        var delta = delta(document, first.getResultId()).getRight();
        assertThat(delta.getEdits()).hasSize(1);
        var now =
                Editor.await(
                        editor.server()
                                .semanticTokensFull(new SemanticTokensParams(document.id())));
        assertThat(applied(first.getData(), delta.getEdits())).isEqualTo(now.getData());
    }

    @Test
    void anUnknownAnswerIsAnsweredInFull() {
        var document = editor.document("queue ttl 1d\n");
        assertThat(delta(document, "nothing").isLeft()).isTrue();
    }

    private org.eclipse.lsp4j.jsonrpc.messages.Either<
                    org.eclipse.lsp4j.SemanticTokens, org.eclipse.lsp4j.SemanticTokensDelta>
            delta(Editor.Document document, String previous) {
        return Editor.await(
                editor.server()
                        .semanticTokensFullDelta(
                                new SemanticTokensDeltaParams(document.id(), previous)));
    }

    private static List<Integer> applied(List<Integer> data, List<SemanticTokensEdit> edits) {
        List<Integer> now = new ArrayList<>(data);
        for (SemanticTokensEdit edit : edits) {
            now.subList(edit.getStart(), edit.getStart() + edit.getDeleteCount()).clear();
            now.addAll(edit.getStart(), edit.getData());
        }
        return now;
    }
}
