package org.waypost.lsp.edit;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.util.Ranges;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.Issue;
import org.waypost.lsp.check.CompilerIssue;
import org.waypost.lsp.check.CompilerValidator;
import org.waypost.lsp.check.ProtocolDiagnostics;

/** {@code textDocument/codeAction}: the edits that diagnostics bring with them. */
@Singleton
public class Fixes implements ICodeActionService2 {
    private final CompilerValidator validator;

    @Inject
    public Fixes(CompilerValidator validator) {
        this.validator = validator;
    }

    @Override
    public List<Either<Command, CodeAction>> getCodeActions(Options options) {
        String uri = options.getURI();
        return options.getLanguageServerAccess()
                .doSyncRead(
                        uri,
                        context -> {
                            if (context.getCancelChecker().isCanceled()) {
                                throw new CancellationException();
                            }
                            return actions(context.getResource(), options);
                        });
    }

    private List<Either<Command, CodeAction>> actions(Resource resource, Options options) {
        Range wanted = options.getCodeActionParams().getRange();
        List<Either<Command, CodeAction>> actions = new ArrayList<>();
        for (Issue issue : validator.validate(resource, CheckMode.ALL, CancelIndicator.NullImpl)) {
            if (issue instanceof CompilerIssue ours
                    && !ours.diagnostic().edits().isEmpty()
                    && touches(ProtocolDiagnostics.of(ours).getRange(), wanted)) {
                actions.add(Either.forRight(action(ours)));
            }
        }
        return actions;
    }

    private static boolean touches(Range range, Range wanted) {
        return Ranges.containsPosition(range, wanted.getStart())
                || Ranges.containsPosition(range, wanted.getEnd())
                || Ranges.containsRange(wanted, range);
    }

    /** The action that makes a diagnostic's edits. */
    static CodeAction action(CompilerIssue issue) {
        CodeAction action = new CodeAction(title(issue));
        action.setKind(CodeActionKind.QuickFix);
        action.setDiagnostics(List.of(ProtocolDiagnostics.of(issue)));
        action.setIsPreferred(true);
        action.setEdit(edit(issue));
        return action;
    }

    private static WorkspaceEdit edit(CompilerIssue issue) {
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (org.waypost.compiler.diagnostic.TextEdit edit : issue.diagnostic().edits()) {
            Location place = ProtocolDiagnostics.location(edit.span(), issue.compiled());
            changes.computeIfAbsent(place.getUri(), u -> new ArrayList<>())
                    .add(new TextEdit(place.getRange(), edit.replacement()));
        }
        return new WorkspaceEdit(changes);
    }

    private static String title(CompilerIssue issue) {
        List<org.waypost.compiler.diagnostic.TextEdit> edits = issue.diagnostic().edits();
        String replacement = edits.getFirst().replacement().strip();
        if (edits.size() > 1) {
            return "Fix: " + issue.diagnostic().message();
        }
        return replacement.isEmpty() ? "Remove it" : "Write `" + replacement + "`";
    }
}
