package org.waypost.lsp;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.waypost.lsp.server.ClientLife;
import org.waypost.lsp.server.WaypostModule;
import org.waypost.lsp.server.WaypostServer;

/**
 * A short session with itself, so that the JVM has seen what a session needs: for the ahead-of-time
 * cache that makes the next start fast.
 */
final class WarmUp implements LanguageClient {
    private static final long PATIENCE_SECONDS = 60;

    private static final List<String> TEXTS =
            List.of(
                    """
                    table ours { example.org, example.net }
                    mx = "192.0.2.1"
                    pki mail cert "/etc/ssl/mail.crt"
                    listen on lo port 2525 tag IN
                    action "in" maildir alias { root = alice }
                    action "out" relay host $mx
                    match tag IN from any for domain <ours> action "in"
                    match from local for any action "out"
                    match from nowhere
                    """,
                    """
                    table ours { example.org }
                    listen on lo tls
                    accept from any for domain <ours> deliver to maildir
                    accept for any relay via "smtp://mx.example.org"
                    """);

    private final CountDownLatch published = new CountDownLatch(TEXTS.size());

    /** Holds the session. */
    static void run() throws IOException {
        PipedInputStream toServer = new PipedInputStream();
        PipedInputStream toClient = new PipedInputStream();
        WaypostServer server = WaypostModule.createServer(new ClientLife(_ -> {}));
        var serving =
                LSPLauncher.createServerLauncher(server, toServer, new PipedOutputStream(toClient));
        server.connect(serving.getRemoteProxy());
        serving.startListening();
        WarmUp client = new WarmUp();
        var asking =
                LSPLauncher.createClientLauncher(client, toClient, new PipedOutputStream(toServer));
        asking.startListening();
        client.talk(asking.getRemoteProxy());
    }

    private void talk(LanguageServer server) {
        InitializeParams hello = new InitializeParams();
        hello.setCapabilities(new ClientCapabilities());
        await(server.initialize(hello));
        server.initialized(new InitializedParams());
        for (int i = 0; i < TEXTS.size(); i++) {
            document(server, "untitled:warm-up-" + i, TEXTS.get(i));
        }
        await(CompletableFuture.runAsync(this::awaitPublished));
        await(server.shutdown());
    }

    private void awaitPublished() {
        try {
            published.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void document(LanguageServer server, String uri, String text) {
        var documents = server.getTextDocumentService();
        documents.didOpen(
                new DidOpenTextDocumentParams(new TextDocumentItem(uri, "smtpd-conf", 1, text)));
        documents.didChange(
                new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri, 2),
                        List.of(new TextDocumentContentChangeEvent(text + "\n"))));
        TextDocumentIdentifier id = new TextDocumentIdentifier(uri);
        Position start = new Position(0, 1);
        Range all = new Range(new Position(0, 0), new Position(100, 0));
        await(documents.hover(new HoverParams(id, start)));
        await(documents.completion(new CompletionParams(id, new Position(5, 0))));
        await(documents.completion(new CompletionParams(id, new Position(6, 6))));
        await(documents.documentSymbol(new DocumentSymbolParams(id)));
        await(documents.semanticTokensFull(new SemanticTokensParams(id)));
        await(documents.inlayHint(new InlayHintParams(id, all)));
        await(documents.codeLens(new CodeLensParams(id)));
        await(
                documents.codeAction(
                        new CodeActionParams(id, all, new CodeActionContext(List.of()))));
        await(documents.diagnostic(new DocumentDiagnosticParams(id)));
    }

    private static void await(CompletableFuture<?> answer) {
        try {
            answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unanswered) {
            // The cache then holds a little less.
        }
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
        published.countDown();
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void showMessage(MessageParams params) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
            ShowMessageRequestParams params) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams params) {}
}
