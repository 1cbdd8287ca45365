package org.waypost.lsp.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.CodeActionKind;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.diagnostic.TextEdit;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.lsp.check.CompilerIssue;
import org.waypost.lsp.workspace.Compiled;
import org.waypost.lsp.workspace.EditorFiles;
import org.waypost.lsp.workspace.OpenTexts;

class FixesTest {
    private static final URI FILE = URI.createURI("file:///etc/smtpd.conf");
    private final SourceFile text = new SourceFile("smtpd.conf", "# top\nmtach for any reject\n");

    @Test
    void offersTheEditOfADiagnostic() {
        var action = Fixes.action(issue(List.of(new TextEdit(span(6, 11), "match"))));
        assertThat(action.getTitle()).isEqualTo("Write `match`");
        assertThat(action.getKind()).isEqualTo(CodeActionKind.QuickFix);
        assertThat(action.getEdit().getChanges()).containsOnlyKeys(FILE.toString());
        var edit = action.getEdit().getChanges().get(FILE.toString()).getFirst();
        assertThat(edit.getNewText()).isEqualTo("match");
        assertThat(edit.getRange().getStart().getLine()).isEqualTo(1);
        assertThat(edit.getRange().getEnd().getCharacter()).isEqualTo(5);
    }

    @Test
    void saysWhatItTakesAway() {
        assertThat(Fixes.action(issue(List.of(new TextEdit(span(6, 27), "")))).getTitle())
                .isEqualTo("Remove it");
    }

    private CompilerIssue issue(List<TextEdit> edits) {
        Diagnostic diagnostic =
                new Diagnostic(
                        "unknown-word",
                        Severity.ERROR,
                        span(6, 11),
                        Optional.empty(),
                        "found `mtach`",
                        List.of(),
                        List.of(),
                        edits,
                        Set.of());
        Compilation compilation = Compilation.failed(List.of(diagnostic));
        Compiled compiled =
                new Compiled(FILE, text, compilation, new EditorFiles(new OpenTexts(), FILE));
        return new CompilerIssue(diagnostic, compiled, FILE);
    }

    private Span span(int start, int end) {
        return new Span(text, start, end, 2);
    }
}
