package org.waypost.lsp.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.lsp.check.CompilerIssue;
import org.waypost.lsp.check.ProtocolDiagnostics;

/** Writes the comment by which a warning or a hint is not told again. */
final class Allowing {
    private Allowing() {}

    static Optional<CodeAction> of(CompilerIssue issue) {
        Diagnostic diagnostic = issue.diagnostic();
        boolean allowable =
                diagnostic.severity() == Severity.WARNING || diagnostic.severity() == Severity.HINT;
        if (!allowable) {
            return Optional.empty();
        }
        Location place = ProtocolDiagnostics.location(diagnostic.span(), issue.compiled());
        Position line = new Position(place.getRange().getStart().getLine(), 0);
        String comment = "# waypost: allow " + diagnostic.code();
        CodeAction action = new CodeAction("Allow it here: `" + comment + "`");
        action.setKind(CodeActionKind.QuickFix);
        action.setDiagnostics(List.of(ProtocolDiagnostics.of(issue)));
        TextEdit edit = new TextEdit(new Range(line, line), comment + "\n");
        action.setEdit(new WorkspaceEdit(Map.of(place.getUri(), List.of(edit))));
        return Optional.of(action);
    }
}
