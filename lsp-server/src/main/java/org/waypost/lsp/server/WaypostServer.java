package org.waypost.lsp.server;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.BuildManager.Buildable;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.ILanguageServerShutdownAndExitHandler;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.xbase.lib.Functions.Function2;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.check.CompilerIssue;
import org.waypost.lsp.check.ProtocolDiagnostics;
import org.waypost.lsp.outline.Colours;
import org.waypost.lsp.outline.Links;
import org.waypost.lsp.workspace.Compilations;

/** The language server: Xtext's, with what it lacks. */
@Singleton
public class WaypostServer extends LanguageServerImpl {
    /** Where completion is of use before a letter is typed. */
    private static final List<String> TRIGGERS = List.of("<", "$", " ", "\"");

    private final LanguageServices language;
    private final ILanguageServerShutdownAndExitHandler ending;
    private volatile @Nullable Watching watching;

    @Inject
    public WaypostServer(LanguageServices language, ILanguageServerShutdownAndExitHandler ending) {
        this.language = language;
        this.ending = ending;
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        Integer client = params.getProcessId();
        if (client != null && ending instanceof ClientLife life) {
            life.follow(client);
        }
        return super.initialize(params)
                .thenApply(
                        result -> {
                            result.setServerInfo(new ServerInfo("waypost"));
                            return result;
                        });
    }

    @Override
    public void initialized(InitializedParams params) {
        super.initialized(params);
        InitializeParams client = getLanguageServerAccess().getInitializeParams();
        if (Watching.isPossible(client.getCapabilities())) {
            watching = new Watching(getLanguageClient());
        }
    }

    /** Each build may have read other files than the one before. */
    @Override
    @SuppressWarnings("deprecation") // Xtext's server is its own listener
    public void afterBuild(List<IResourceDescription.Delta> deltas) {
        Watching now = watching;
        if (now != null) {
            now.watch(language.service(Compilations.class).sources());
        }
    }

    /** What is no file of a configuration is of no interest, whatever the client watches. */
    @Override
    protected Buildable toBuildable(DidChangeWatchedFilesParams params) {
        WatchedChanges changes =
                new WatchedChanges(
                        language.service(Compilations.class),
                        getWorkspaceManager().getIndex(),
                        getWorkspaceManager()::isDocumentOpen);
        params.getChanges().forEach(changes::add);
        return changes.isEmpty()
                ? Buildable.NO_BUILD
                : getWorkspaceManager().didChangeFiles(changes.dirty(), changes.deleted());
    }

    @Override
    protected Buildable toBuildable(DidCloseTextDocumentParams params) {
        language.service(Compilations.class).forget(getURI(params.getTextDocument()));
        return super.toBuildable(params);
    }

    @Override
    protected ServerCapabilities createServerCapabilities(InitializeParams params) {
        ServerCapabilities capabilities = super.createServerCapabilities(params);
        capabilities.getCompletionProvider().setTriggerCharacters(TRIGGERS);
        // Xtext announces a service that does nothing.
        capabilities.setSignatureHelpProvider(null);
        SemanticTokensWithRegistrationOptions colours =
                new SemanticTokensWithRegistrationOptions(Colours.legend());
        colours.setFull(true);
        colours.setRange(true);
        capabilities.setSemanticTokensProvider(colours);
        capabilities.setDocumentLinkProvider(new DocumentLinkOptions(false));
        return capabilities;
    }

    @Override
    protected Diagnostic toDiagnostic(Issue issue) {
        return issue instanceof CompilerIssue ours
                ? ProtocolDiagnostics.of(ours)
                : super.toDiagnostic(issue);
    }

    @Override
    protected SemanticTokens semanticTokensFull(
            SemanticTokensParams params, CancelIndicator indicator) {
        URI uri = getURI(params.getTextDocument());
        Colours colours = language.service(Colours.class);
        return getWorkspaceManager()
                .doRead(uri, (doc, resource) -> colours.of(doc, resource, 0, Integer.MAX_VALUE));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
        Range range = params.getRange();
        Colours colours = language.service(Colours.class);
        return read(
                params.getTextDocument(),
                (document, resource) ->
                        colours.of(
                                document,
                                resource,
                                document.getOffSet(range.getStart()),
                                document.getOffSet(range.getEnd())));
    }

    @Override
    public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
        Links links = language.service(Links.class);
        return read(
                params.getTextDocument(),
                (document, resource) -> links.of(document, resource.getURI()));
    }

    private <T> CompletableFuture<T> read(
            TextDocumentIdentifier id, Function2<Document, XtextResource, T> work) {
        URI uri = getURI(id);
        return getRequestManager().runRead(i -> getWorkspaceManager().doRead(uri, work));
    }

    /** An unknown method is the client's mistake, not ours: the protocol has a code for it. */
    @Override
    public CompletableFuture<?> request(String method, Object parameter) {
        if (getExtensionProviders().containsKey(method)) {
            return super.request(method, parameter);
        }
        ResponseError error =
                new ResponseError(
                        ResponseErrorCode.MethodNotFound, "unknown method `" + method + "`", null);
        return CompletableFuture.failedFuture(new ResponseErrorException(error));
    }
}
