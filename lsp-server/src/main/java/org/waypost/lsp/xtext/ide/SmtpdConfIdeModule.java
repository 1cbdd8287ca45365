package org.waypost.lsp.xtext.ide;

import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;
import org.eclipse.xtext.ide.server.folding.FoldingRangeService;
import org.eclipse.xtext.ide.server.formatting.FormattingService;
import org.eclipse.xtext.ide.server.hover.IHoverService;
import org.eclipse.xtext.ide.server.rename.IRenameService2;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolKindProvider;
import org.eclipse.xtext.ide.server.symbol.HierarchicalDocumentSymbolService;
import org.waypost.lsp.complete.Completion;
import org.waypost.lsp.edit.Fixes;
import org.waypost.lsp.edit.Formatting;
import org.waypost.lsp.edit.Rename;
import org.waypost.lsp.explain.Hovers;
import org.waypost.lsp.outline.Folds;
import org.waypost.lsp.outline.StatementSymbols;
import org.waypost.lsp.outline.SymbolKinds;
import org.waypost.lsp.workspace.DocumentUris;

/** What of Xtext's editor services is ours. */
public class SmtpdConfIdeModule extends AbstractSmtpdConfIdeModule {
    /** Documents that are no files. */
    public Class<? extends UriExtensions> bindUriExtensions() {
        return DocumentUris.class;
    }

    /** Keywords from the ANTLR 4 grammar, names from the index. */
    public Class<? extends ContentAssistService> bindContentAssistService() {
        return Completion.class;
    }

    /** Every statement. */
    public Class<? extends HierarchicalDocumentSymbolService>
            bindHierarchicalDocumentSymbolService() {
        return StatementSymbols.class;
    }

    /** For the symbols of the workspace. */
    public Class<? extends DocumentSymbolKindProvider> bindDocumentSymbolKindProvider() {
        return SymbolKinds.class;
    }

    /** Statements of several lines and comments. */
    public Class<? extends FoldingRangeService> bindFoldingRangeService() {
        return Folds.class;
    }

    /** Words from the catalogue, names from their definitions. */
    public Class<? extends IHoverService> bindIHoverService() {
        return Hovers.class;
    }

    /** The edits of diagnostics. */
    public Class<? extends ICodeActionService2> bindICodeActionService2() {
        return Fixes.class;
    }

    /** Definitions and their uses, in the clothes that they wear. */
    @Override
    public Class<? extends IRenameService2> bindIRenameService2() {
        return Rename.class;
    }

    /** The compiler's one canonical form. */
    public Class<? extends FormattingService> bindFormattingService() {
        return Formatting.class;
    }
}
