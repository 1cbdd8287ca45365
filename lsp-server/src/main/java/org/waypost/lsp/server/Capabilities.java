package org.waypost.lsp.server;

import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentFormattingOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.InlayHintRegistrationOptions;
import org.eclipse.lsp4j.ReferenceOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.waypost.lsp.assist.SignatureHelps;
import org.waypost.lsp.edit.TypedFormatting;
import org.waypost.lsp.lens.Commands;
import org.waypost.lsp.outline.Colours;

/** What the server says that it can do, besides what Xtext says of itself. */
final class Capabilities {
    /** Where completion is of use before a letter is typed. */
    private static final List<String> TRIGGERS = List.of("<", "$", " ", "\"", ":", "/");

    private Capabilities() {}

    /** Adds what Xtext lacks, and takes away what it only announces. */
    static void complete(ServerCapabilities capabilities) {
        capabilities.getCompletionProvider().setTriggerCharacters(TRIGGERS);
        capabilities.setSignatureHelpProvider(new SignatureHelpOptions(SignatureHelps.TRIGGERS));
        SemanticTokensWithRegistrationOptions colours =
                new SemanticTokensWithRegistrationOptions(Colours.legend());
        colours.setFull(new SemanticTokensServerFull(true));
        colours.setRange(true);
        capabilities.setSemanticTokensProvider(colours);
        capabilities.setDocumentLinkProvider(new DocumentLinkOptions(false));
        capabilities.setInlayHintProvider(new InlayHintRegistrationOptions());
        capabilities.setSelectionRangeProvider(true);
        capabilities.setCodeLensProvider(new CodeLensOptions(false));
        capabilities.setFoldingRangeProvider(true);
        capabilities.setDocumentOnTypeFormattingProvider(
                new DocumentOnTypeFormattingOptions(
                        TypedFormatting.FIRST, List.of(TypedFormatting.SECOND)));
        capabilities.setDiagnosticProvider(new DiagnosticRegistrationOptions(true, false));
        capabilities.setExecuteCommandProvider(new ExecuteCommandOptions(Commands.NAMES));
        ReferenceOptions references = new ReferenceOptions();
        references.setWorkDoneProgress(true);
        capabilities.setReferencesProvider(references);
        DocumentFormattingOptions formatting = new DocumentFormattingOptions();
        formatting.setWorkDoneProgress(true);
        capabilities.setDocumentFormattingProvider(formatting);
        Either<Boolean, RenameOptions> rename = capabilities.getRenameProvider();
        if (rename != null && rename.isRight()) {
            rename.getRight().setWorkDoneProgress(true);
        }
        capabilities.setCodeActionProvider(
                new CodeActionOptions(
                        List.of(
                                CodeActionKind.QuickFix,
                                CodeActionKind.SourceFixAll,
                                CodeActionKind.RefactorExtract,
                                CodeActionKind.RefactorInline)));
    }
}
