package org.waypost.lsp.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.util.CancelIndicator;
import org.waypost.lsp.navigate.Tags;
import org.waypost.lsp.table.TableHovers;
import org.waypost.lsp.table.TableOutline;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.workspace.DocumentKinds;
import org.waypost.lsp.workspace.Uris;

/**
 * Requests that Xtext answers for what its index knows, and that are answered here for what it does
 * not: the tags of listeners, and the entries of table files.
 */
public class NameRequests extends LanguageServerImpl {
    private final LanguageServices language;

    NameRequests(LanguageServices language) {
        this.language = language;
    }

    /** The services of the language. */
    protected LanguageServices language() {
        return language;
    }

    /** The texts and what is known of them. */
    EditorWorkspace workspace() {
        return (EditorWorkspace) getWorkspaceManager();
    }

    /** What a document is. */
    protected DocumentKinds.Kind kind(URI uri) {
        return language.service(DocumentKinds.class).of(uri);
    }

    private String text(URI uri) {
        return workspace().doReadText(uri, (document, _) -> document.getContents());
    }

    private int offset(TextDocumentPositionParams params) {
        return workspace()
                .doReadText(
                        getURI(params),
                        (Document document, Object _) ->
                                Lines.offset(document, params.getPosition()));
    }

    @Override
    protected List<? extends Location> definition(
            CancelIndicator indicator, DefinitionParams params) {
        URI uri = getURI(params);
        if (kind(uri).hasEntries()) {
            return TableOutline.definitions(text(uri), Uris.text(uri), offset(params));
        }
        List<Location> tags = tags(params, Tags.Place::defines);
        return tags.isEmpty() ? inText(() -> super.definition(indicator, params)) : tags;
    }

    @Override
    protected List<? extends Location> references(
            ReferenceParams params, CancelIndicator indicator) {
        URI uri = getURI(params);
        if (kind(uri).hasEntries()) {
            return TableOutline.references(text(uri), Uris.text(uri), offset(params));
        }
        boolean all = params.getContext() == null || params.getContext().isIncludeDeclaration();
        List<Location> tags = tags(params, place -> all || !place.defines());
        return tags.isEmpty() ? inText(() -> super.references(params, indicator)) : tags;
    }

    @Override
    protected List<? extends DocumentHighlight> documentHighlight(
            DocumentHighlightParams params, CancelIndicator indicator) {
        URI uri = getURI(params);
        if (kind(uri).hasEntries()) {
            return TableOutline.references(text(uri), Uris.text(uri), offset(params)).stream()
                    .map(place -> new DocumentHighlight(place.getRange()))
                    .toList();
        }
        List<DocumentHighlight> tags = highlightedTags(params, uri);
        return tags.isEmpty() ? inText(() -> super.documentHighlight(params, indicator)) : tags;
    }

    /** Nothing is at a place that a change has just taken out of the text. */
    private static <T> List<? extends T> inText(Supplier<List<? extends T>> xtext) {
        try {
            return xtext.get();
        } catch (IndexOutOfBoundsException gone) {
            return List.of();
        }
    }

    private List<DocumentHighlight> highlightedTags(TextDocumentPositionParams params, URI uri) {
        return places(params).stream()
                .filter(place -> place.file().equals(uri))
                .map(
                        place ->
                                new DocumentHighlight(
                                        place.location().getRange(),
                                        place.defines()
                                                ? DocumentHighlightKind.Write
                                                : DocumentHighlightKind.Read))
                .toList();
    }

    private List<Location> tags(
            TextDocumentPositionParams params, Function<Tags.Place, Boolean> wanted) {
        return places(params).stream().filter(wanted::apply).map(Tags.Place::location).toList();
    }

    private List<Tags.Place> places(TextDocumentPositionParams params) {
        Tags tags = language.service(Tags.class);
        return getWorkspaceManager()
                .doRead(
                        getURI(params),
                        (document, resource) ->
                                tags.at(resource, Lines.offset(document, params.getPosition()))
                                        .map(tag -> tags.named(resource, tag))
                                        .orElse(List.of()));
    }

    @Override
    protected Hover hover(HoverParams params, CancelIndicator indicator) {
        URI uri = getURI(params);
        if (!kind(uri).hasEntries()) {
            return super.hover(params, indicator);
        }
        TableHovers hovers = language.service(TableHovers.class);
        return getWorkspaceManager()
                .doRead(
                        uri,
                        (document, resource) ->
                                hovers.at(
                                                document,
                                                resource,
                                                Lines.offset(document, params.getPosition()))
                                        .orElse(null));
    }

    /** No document is read for it that would bring the index up. */
    @Override
    protected List<? extends WorkspaceSymbol> symbol(
            WorkspaceSymbolParams params, CancelIndicator indicator) {
        workspace().catchUp();
        return super.symbol(params, indicator);
    }

    /** Xtext's flat symbols know its own objects only; ours are made flat where a client asks. */
    @Override
    protected boolean isHierarchicalDocumentSymbolSupport() {
        return true;
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams params) {
        if (super.isHierarchicalDocumentSymbolSupport()) {
            return super.documentSymbol(params);
        }
        String uri = params.getTextDocument().getUri();
        return super.documentSymbol(params)
                .thenApply(
                        symbols ->
                                symbols.stream()
                                        .map(symbol -> flat(symbol.getRight(), uri))
                                        .toList());
    }

    @SuppressWarnings("deprecation") // what old clients understand
    private static Either<SymbolInformation, DocumentSymbol> flat(
            DocumentSymbol symbol, String uri) {
        return Either.forLeft(
                new SymbolInformation(
                        symbol.getName(),
                        symbol.getKind(),
                        new Location(uri, symbol.getSelectionRange())));
    }

    @Override
    protected List<DocumentSymbol> documentSymbol(
            DocumentSymbolParams params, CancelIndicator indicator) {
        URI uri = getURI(params.getTextDocument());
        return switch (kind(uri)) {
            case CONFIGURATION -> super.documentSymbol(params, indicator);
            case TABLE, ALIASES -> TableOutline.symbols(text(uri));
            case TESTS -> List.of();
        };
    }

    @Override
    protected List<FoldingRange> foldingRange(
            FoldingRangeRequestParams params, CancelIndicator indicator) {
        URI uri = getURI(params.getTextDocument());
        return switch (kind(uri)) {
            case CONFIGURATION -> super.foldingRange(params, indicator);
            case TABLE, ALIASES -> TableOutline.folds(text(uri));
            case TESTS -> List.of();
        };
    }
}
