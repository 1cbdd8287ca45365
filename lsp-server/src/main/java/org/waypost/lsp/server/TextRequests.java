package org.waypost.lsp.server;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.xbase.lib.Functions.Function2;
import org.waypost.lsp.assist.InlayHints;
import org.waypost.lsp.assist.SelectionRanges;
import org.waypost.lsp.assist.SignatureHelps;
import org.waypost.lsp.complete.Completion;
import org.waypost.lsp.edit.TypedFormatting;
import org.waypost.lsp.lens.Lenses;
import org.waypost.lsp.outline.ColourDeltas;
import org.waypost.lsp.outline.Colours;
import org.waypost.lsp.outline.Links;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.workspace.DocumentKinds;

/** The requests about a document that Xtext has no service for, each handed to its one class. */
public class TextRequests extends NameRequests {
    TextRequests(LanguageServices language) {
        super(language);
    }

    /** The same for work that reads the text and no nodes: it need not wait for the index. */
    protected <T> CompletableFuture<T> readText(
            TextDocumentIdentifier id, Function2<Document, XtextResource, T> work) {
        URI uri = getURI(id);
        return unlessCancelled(() -> workspace().doReadText(uri, work));
    }

    private <T> CompletableFuture<T> unlessCancelled(Supplier<T> reading) {
        return getRequestManager()
                .runRead(
                        indicator -> {
                            if (indicator.isCanceled()) {
                                throw new CancellationException();
                            }
                            return reading.get();
                        });
    }

    /** Completion asks the index for names, which are those of the text, and the text. */
    @Override
    protected Either<List<CompletionItem>, CompletionList> completion(
            CancelIndicator indicator, CompletionParams params) {
        Completion completion = language().service(Completion.class);
        return Either.forRight(
                workspace()
                        .doReadText(
                                getURI(params),
                                (Document document, XtextResource resource) ->
                                        completion.createCompletionList(
                                                document, resource, params, indicator)));
    }

    /** Runs on the texts as they stand when its turn comes; a cancelled request does nothing. */
    protected <T> CompletableFuture<T> read(
            TextDocumentIdentifier id, Function2<Document, XtextResource, T> work) {
        URI uri = getURI(id);
        return unlessCancelled(() -> getWorkspaceManager().doRead(uri, work));
    }

    @Override
    public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
        SignatureHelps helps = language().service(SignatureHelps.class);
        return readText(
                params.getTextDocument(),
                (document, resource) ->
                        isConfiguration(resource)
                                ? helps.of(document, Lines.offset(document, params.getPosition()))
                                : null);
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
        InlayHints hints = language().service(InlayHints.class);
        return readText(
                params.getTextDocument(),
                (document, resource) ->
                        isConfiguration(resource)
                                ? hints.of(document, params.getRange())
                                : List.of());
    }

    @Override
    public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
        SelectionRanges ranges = language().service(SelectionRanges.class);
        return readText(
                params.getTextDocument(),
                (document, _) -> ranges.of(document, params.getPositions()));
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
        Lenses lenses = language().service(Lenses.class);
        return read(
                params.getTextDocument(),
                (document, resource) ->
                        isConfiguration(resource) ? lenses.of(document, resource) : List.of());
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(
            DocumentOnTypeFormattingParams params) {
        TypedFormatting formatting = language().service(TypedFormatting.class);
        return read(
                params.getTextDocument(),
                (document, resource) ->
                        isConfiguration(resource)
                                ? formatting.of(
                                        document, resource, params.getPosition(), params.getCh())
                                : List.of());
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
        ColourDeltas deltas = language().service(ColourDeltas.class);
        return readText(
                params.getTextDocument(),
                (document, resource) ->
                        deltas.remember(resource.getURI(), colours(document, resource)));
    }

    @Override
    public CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> semanticTokensFullDelta(
            SemanticTokensDeltaParams params) {
        ColourDeltas deltas = language().service(ColourDeltas.class);
        return readText(
                params.getTextDocument(),
                (document, resource) ->
                        deltas.since(
                                resource.getURI(),
                                params.getPreviousResultId(),
                                colours(document, resource)));
    }

    private SemanticTokens colours(Document document, XtextResource resource) {
        return language().service(Colours.class).of(document, resource, 0, Integer.MAX_VALUE);
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
        Range range = params.getRange();
        Colours colours = language().service(Colours.class);
        return readText(
                params.getTextDocument(),
                (document, resource) ->
                        colours.of(
                                document,
                                resource,
                                Lines.offset(document, range.getStart()),
                                Lines.offset(document, range.getEnd())));
    }

    @Override
    public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
        Links links = language().service(Links.class);
        return readText(
                params.getTextDocument(),
                (document, resource) ->
                        isConfiguration(resource)
                                ? links.of(document, resource.getURI())
                                : List.of());
    }

    private boolean isConfiguration(XtextResource resource) {
        return kind(resource.getURI()) == DocumentKinds.Kind.CONFIGURATION;
    }
}
