package org.waypost.lsp.server;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.BuildManager.Buildable;
import org.eclipse.xtext.ide.server.ILanguageServerShutdownAndExitHandler;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.validation.Issue;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.check.CompilerIssue;
import org.waypost.lsp.check.CompilerValidator;
import org.waypost.lsp.check.ProtocolDiagnostics;
import org.waypost.lsp.check.Reports;
import org.waypost.lsp.lens.Commands;
import org.waypost.lsp.workspace.Compilations;
import org.waypost.lsp.workspace.OpenTexts;
import org.waypost.lsp.workspace.Preferences;
import org.waypost.lsp.workspace.Uris;

/** The language server: Xtext's, with what it lacks. */
@Singleton
public class WaypostServer extends TextRequests {
    /** Longer than between two keys, shorter than it takes to ask for something. */
    private static final long PAUSE_MILLIS = 400;

    private final ILanguageServerShutdownAndExitHandler ending;
    private final Pulling pulling;
    private final OpenTexts open;
    private final IdleMemory memory = new IdleMemory();
    private volatile @Nullable Watching watching;
    private volatile Refreshing refreshing = Refreshing.NONE;

    @Inject
    WaypostServer(
            LanguageServices language,
            ILanguageServerShutdownAndExitHandler ending,
            Pulling pulling,
            OpenTexts open) {
        super(language);
        this.ending = ending;
        this.pulling = pulling;
        this.open = open;
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        Integer client = params.getProcessId();
        if (client != null && ending instanceof ClientLife life) {
            life.follow(client);
        }
        open.prefer(
                Preferences.of(params.getInitializationOptions())
                        .withSnippets(understandsSnippets(params.getCapabilities())));
        Progress progress =
                Progress.begin(
                        getLanguageClient(), params.getWorkDoneToken(), "Reading configurations");
        return super.initialize(params)
                .thenApply(
                        result -> {
                            result.setServerInfo(new ServerInfo("waypost"));
                            progress.end("done");
                            return result;
                        });
    }

    private static boolean understandsSnippets(@Nullable ClientCapabilities capabilities) {
        return Optional.ofNullable(capabilities)
                .map(ClientCapabilities::getTextDocument)
                .map(text -> text.getCompletion())
                .map(completion -> completion.getCompletionItem())
                .map(item -> item.getSnippetSupport())
                .orElse(false);
    }

    @Override
    public void initialized(InitializedParams params) {
        super.initialized(params);
        InitializeParams client = getLanguageServerAccess().getInitializeParams();
        refreshing = Refreshing.of(getLanguageClient(), client.getCapabilities());
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
            now.watch(language().service(Compilations.class).sources());
        }
        if (workspace().isBehind()) {
            int arrived = workspace().arrivals();
            // Behind opening a document requests for its names follow at once.
            long pause = workspace().isUnindexed() ? 0 : PAUSE_MILLIS;
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS)
                    .execute(() -> catchUp(arrived));
        }
    }

    /**
     * In a pause of the typing, so that nobody who asks then has to wait for it.
     *
     * @param arrived as many changes had come when the pause began
     */
    private void catchUp(int arrived) {
        if (workspace().arrivals() != arrived) {
            return;
        }
        try {
            getRequestManager()
                    .runRead(
                            _ -> {
                                workspace().catchUp();
                                memory.giveBack();
                                return true;
                            });
        } catch (RejectedExecutionException ending) {
            // The server is shutting down.
        }
    }

    /** A change that waits is told to what could stop for it. */
    @Override
    protected void runBuildable(Supplier<? extends Buildable> newBuildable) {
        workspace().changeArrives();
        super.runBuildable(newBuildable);
    }

    @Override
    protected Buildable toBuildable(DidOpenTextDocumentParams params) {
        open.speaks(getURI(params.getTextDocument()), params.getTextDocument().getLanguageId());
        return super.toBuildable(params);
    }

    /** What is no file of a configuration is of no interest, whatever the client watches. */
    @Override
    protected Buildable toBuildable(DidChangeWatchedFilesParams params) {
        WatchedChanges changes =
                new WatchedChanges(
                        language().service(Compilations.class),
                        getWorkspaceManager().getIndex(),
                        getWorkspaceManager()::isDocumentOpen);
        params.getChanges().forEach(changes::add);
        return changes.isEmpty()
                ? Buildable.NO_BUILD
                : refreshing.after(
                        getWorkspaceManager().didChangeFiles(changes.dirty(), changes.deleted()));
    }

    @Override
    protected Buildable toBuildable(DidCloseTextDocumentParams params) {
        URI uri = getURI(params.getTextDocument());
        language().service(Compilations.class).forget(uri);
        pulling.end(uri);
        open.forget(uri);
        return super.toBuildable(params);
    }

    /** Other settings may judge every file otherwise. */
    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        Preferences preferences = Preferences.of(params.getSettings());
        runBuildable(
                () -> {
                    open.prefer(preferences.withSnippets(open.preferences().snippets()));
                    List<URI> all = new ArrayList<>();
                    getWorkspaceManager()
                            .getIndex()
                            .getAllResourceDescriptions()
                            .forEach(file -> all.add(file.getURI()));
                    return refreshing.after(getWorkspaceManager().didChangeFiles(all, List.of()));
                });
    }

    @Override
    protected ServerCapabilities createServerCapabilities(InitializeParams params) {
        ServerCapabilities capabilities = super.createServerCapabilities(params);
        Capabilities.complete(capabilities);
        return capabilities;
    }

    @Override
    protected Diagnostic toDiagnostic(Issue issue) {
        return issue instanceof CompilerIssue ours
                ? ProtocolDiagnostics.of(ours)
                : super.toDiagnostic(issue);
    }

    /** A client that fetches diagnostics has those taken back that were sent before it began. */
    @Override
    public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
        URI uri = getURI(params.getTextDocument());
        if (pulling.begin(uri)) {
            getLanguageClient()
                    .publishDiagnostics(new PublishDiagnosticsParams(Uris.text(uri), List.of()));
        }
        CompilerValidator validator = language().service(CompilerValidator.class);
        return readText(
                params.getTextDocument(),
                (_, resource) ->
                        Reports.since(
                                params.getPreviousResultId(),
                                toDiagnostics(
                                        validator.validate(
                                                resource.getURI(),
                                                getWorkspaceManager().getIndex()))));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        return told(params.getWorkDoneToken(), "Looking for uses", super.references(params));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        return told(params.getWorkDoneToken(), "Renaming", super.rename(params));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
        return told(params.getWorkDoneToken(), "Formatting", super.formatting(params));
    }

    /** A client that has asked for it is told when work begins and ends, however it ends. */
    private <T> CompletableFuture<T> told(
            @Nullable Either<String, Integer> token, String title, CompletableFuture<T> work) {
        if (token != null) {
            Progress progress = Progress.begin(getLanguageClient(), token, title);
            work.whenComplete((_, failed) -> progress.end(failed == null ? "done" : "stopped"));
        }
        return work;
    }

    @Override
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
        Commands commands = language().service(Commands.class);
        return told(
                params.getWorkDoneToken(),
                "Waypost",
                getRequestManager().runRead(_ -> run(commands, params)));
    }

    private @Nullable Object run(Commands commands, ExecuteCommandParams params) {
        Optional<Object> answer =
                commands.run(
                        params.getCommand(),
                        params.getArguments(),
                        (uri, work) -> getWorkspaceManager().doRead(uri, work));
        return answer.orElse(null);
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
