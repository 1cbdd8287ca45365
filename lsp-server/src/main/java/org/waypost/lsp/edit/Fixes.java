package org.waypost.lsp.edit;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.util.Ranges;
import org.eclipse.xtext.ide.server.ILanguageServerAccess;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.Issue;
import org.waypost.lsp.check.CompilerIssue;
import org.waypost.lsp.check.CompilerValidator;
import org.waypost.lsp.check.ProtocolDiagnostics;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.workspace.DocumentKinds;

/**
 * {@code textDocument/codeAction}: the edits that diagnostics bring with them, all of them at once,
 * and refactorings.
 */
@Singleton
public class Fixes implements ICodeActionService2 {
    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::getLine).thenComparingInt(Position::getCharacter);

    private final CompilerValidator validator;
    private final Refactorings refactorings;
    private final DocumentKinds kinds;

    @Inject
    Fixes(CompilerValidator validator, Refactorings refactorings, DocumentKinds kinds) {
        this.validator = validator;
        this.refactorings = refactorings;
        this.kinds = kinds;
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
                            return actions(context, options);
                        });
    }

    private List<Either<Command, CodeAction>> actions(
            ILanguageServerAccess.Context context, Options options) {
        Resource resource = context.getResource();
        Range wanted = options.getCodeActionParams().getRange();
        List<CompilerIssue> issues = issues(resource);
        List<CompilerIssue> mendable =
                issues.stream().filter(issue -> !issue.diagnostic().edits().isEmpty()).toList();
        List<CodeAction> actions = new ArrayList<>();
        List<CodeAction> allowing = new ArrayList<>();
        for (CompilerIssue issue : issues) {
            if (touches(ProtocolDiagnostics.of(issue).getRange(), wanted)) {
                if (mendable.contains(issue)) {
                    actions.add(action(issue));
                }
                Allowing.of(issue).ifPresent(allowing::add);
            }
        }
        if (!mendable.isEmpty()) {
            actions.add(all(mendable));
        }
        if (resource instanceof XtextResource text && kinds.isConfiguration(resource.getURI())) {
            int offset = Lines.offset(context.getDocument(), wanted.getStart());
            actions.addAll(refactorings.at(context.getDocument(), text, offset));
        }
        actions.addAll(allowing);
        List<String> only = options.getCodeActionParams().getContext().getOnly();
        return actions.stream()
                .filter(action -> only == null || isAsked(action.getKind(), only))
                .map(action -> Either.<Command, CodeAction>forRight(action))
                .toList();
    }

    /** {@code refactor} asks for {@code refactor.extract} too. */
    private static boolean isAsked(String kind, List<String> only) {
        return only.stream()
                .anyMatch(o -> kind.equals(o) || kind.startsWith(o + ".") || o.isEmpty());
    }

    private List<CompilerIssue> issues(Resource resource) {
        List<CompilerIssue> issues = new ArrayList<>();
        for (Issue issue : validator.validate(resource, CheckMode.ALL, CancelIndicator.NullImpl)) {
            if (issue instanceof CompilerIssue ours) {
                issues.add(ours);
            }
        }
        return issues;
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
        action.setEdit(edit(List.of(issue)));
        return action;
    }

    /** One action for everything that can be mended; edits that touch each other wait. */
    static CodeAction all(List<CompilerIssue> issues) {
        CodeAction action = new CodeAction("Fix everything that can be fixed");
        action.setKind(CodeActionKind.SourceFixAll);
        action.setEdit(edit(issues));
        return action;
    }

    private static WorkspaceEdit edit(List<CompilerIssue> issues) {
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (CompilerIssue issue : issues) {
            Map<String, List<TextEdit>> own = changes(issue);
            boolean free =
                    own.entrySet().stream()
                            .allMatch(
                                    file ->
                                            isFree(
                                                    file.getValue(),
                                                    changes.getOrDefault(
                                                            file.getKey(), List.of())));
            if (free) {
                own.forEach(
                        (file, edits) ->
                                changes.computeIfAbsent(file, u -> new ArrayList<>())
                                        .addAll(edits));
            }
        }
        return new WorkspaceEdit(changes);
    }

    private static Map<String, List<TextEdit>> changes(CompilerIssue issue) {
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (org.waypost.compiler.diagnostic.TextEdit edit : issue.diagnostic().edits()) {
            Location place = ProtocolDiagnostics.location(edit.span(), issue.compiled());
            changes.computeIfAbsent(place.getUri(), u -> new ArrayList<>())
                    .add(new TextEdit(place.getRange(), edit.replacement()));
        }
        return changes;
    }

    private static boolean isFree(List<TextEdit> edits, List<TextEdit> taken) {
        return edits.stream()
                .noneMatch(
                        edit ->
                                taken.stream()
                                        .anyMatch(t -> overlap(edit.getRange(), t.getRange())));
    }

    private static boolean overlap(Range a, Range b) {
        return ORDER.compare(a.getStart(), b.getEnd()) <= 0
                && ORDER.compare(b.getStart(), a.getEnd()) <= 0;
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
