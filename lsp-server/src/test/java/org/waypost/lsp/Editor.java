package org.waypost.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.FoldingRangeCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.waypost.lsp.server.ClientLife;
import org.waypost.lsp.server.WaypostModule;
import org.waypost.lsp.server.WaypostServer;

/** An editor with a server of its own in this process. A {@code |} in a text is the cursor. */
final class Editor implements LanguageClient {
    private static final long PATIENCE_SECONDS = 30;

    private final WaypostServer server;
    private final Map<String, List<Diagnostic>> diagnostics = new ConcurrentHashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile List<String> watched = List.of();
    private InitializeResult capabilities = new InitializeResult();

    private Editor(WaypostServer server) {
        this.server = server;
    }

    /** Starts a server for folders. */
    static Editor open(Path... folders) {
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        Editor editor = new Editor(WaypostModule.createServer(new ClientLife(code -> {})));
        editor.server.connect(editor);
        InitializeParams params = new InitializeParams();
        TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
        text.setDocumentSymbol(new DocumentSymbolCapabilities());
        text.getDocumentSymbol().setHierarchicalDocumentSymbolSupport(true);
        text.setFoldingRange(new FoldingRangeCapabilities());
        var item = new org.eclipse.lsp4j.CompletionItemCapabilities(true);
        text.setCompletion(new org.eclipse.lsp4j.CompletionCapabilities(item));
        ClientCapabilities client = new ClientCapabilities();
        client.setTextDocument(text);
        var workspace = new org.eclipse.lsp4j.WorkspaceClientCapabilities();
        workspace.setWorkspaceFolders(true);
        var watching = new DidChangeWatchedFilesCapabilities(true);
        watching.setRelativePatternSupport(true);
        workspace.setDidChangeWatchedFiles(watching);
        client.setWorkspace(workspace);
        params.setCapabilities(client);
        params.setWorkspaceFolders(
                java.util.Arrays.stream(folders)
                        .map(f -> new WorkspaceFolder(f.toUri().toString(), f.toString()))
                        .toList());
        editor.capabilities = await(editor.server.initialize(params));
        editor.server.initialized(new InitializedParams());
        return editor;
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    InitializeResult capabilities() {
        return capabilities;
    }

    WaypostServer server() {
        return server;
    }

    /** Opens a file of another language. */
    Document document(String uri, String language, String marked) {
        int at = marked.indexOf('|');
        String text = at < 0 ? marked : marked.substring(0, at) + marked.substring(at + 1);
        server.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, language, 1, text)));
        return new Document(uri, text, Math.max(at, 0));
    }

    /** Opens a document; a cursor in it is taken out and returned. */
    Document document(String uri, String marked) {
        int at = marked.indexOf('|');
        String text = at < 0 ? marked : marked.substring(0, at) + marked.substring(at + 1);
        return open(uri, text, Math.max(at, 0));
    }

    /** Opens a text in which a bar is a bar. */
    Document unmarked(String uri, String text) {
        return open(uri, text, 0);
    }

    private Document open(String uri, String text, int cursor) {
        server.didOpen(
                new DidOpenTextDocumentParams(new TextDocumentItem(uri, "smtpd-conf", 1, text)));
        return new Document(uri, text, cursor);
    }

    Document document(String marked) {
        return document("untitled:Untitled-1", marked);
    }

    /** An open document and a place in it. */
    final class Document {
        private final String uri;
        private final int offset;
        private String text;
        private int version = 1;

        private Document(String uri, String text, int offset) {
            this.uri = uri;
            this.text = text;
            this.offset = offset;
        }

        TextDocumentIdentifier id() {
            return new TextDocumentIdentifier(uri);
        }

        String text() {
            return text;
        }

        Position cursor() {
            return positionOf(offset);
        }

        Position positionOf(int at) {
            String before = text.substring(0, at);
            int line = (int) before.chars().filter(c -> c == '\n').count();
            return new Position(line, at - (before.lastIndexOf('\n') + 1));
        }

        void replaceAll(String newText) {
            text = newText;
            change(new TextDocumentContentChangeEvent(newText));
        }

        void change(TextDocumentContentChangeEvent event) {
            server.didChange(
                    new DidChangeTextDocumentParams(
                            new VersionedTextDocumentIdentifier(uri, ++version), List.of(event)));
        }

        void close() {
            server.didClose(new DidCloseTextDocumentParams(id()));
        }

        List<Diagnostic> diagnostics() {
            settle();
            return diagnostics.getOrDefault(uri, List.of());
        }

        /** What each squiggle says and covers: {@code line:message [text]}. */
        List<String> squiggles() {
            return diagnostics().stream()
                    .map(
                            d ->
                                    (d.getRange().getStart().getLine() + 1)
                                            + ": "
                                            + (d.getMessage().isLeft()
                                                    ? d.getMessage().getLeft()
                                                    : d.getMessage().getRight().getValue()))
                    .toList();
        }

        List<CompletionItem> completions() {
            var answer = await(server.completion(new CompletionParams(id(), cursor())));
            return answer.isLeft() ? answer.getLeft() : answer.getRight().getItems();
        }

        List<String> labels() {
            return completions().stream().map(CompletionItem::getLabel).toList();
        }

        /** The text after a completion was accepted. */
        String accept(String label) {
            CompletionItem item =
                    completions().stream()
                            .filter(i -> i.getLabel().equals(label))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(label + " is not offered"));
            var edit = item.getTextEdit().getLeft();
            return text.substring(0, offsetOf(edit.getRange().getStart()))
                    + edit.getNewText()
                    + text.substring(offsetOf(edit.getRange().getEnd()));
        }

        int offsetOf(Position position) {
            int at = 0;
            for (int line = 0; line < position.getLine(); line++) {
                int newline = text.indexOf('\n', at);
                at = newline < 0 ? text.length() : newline + 1;
            }
            return Math.min(text.length(), at + position.getCharacter());
        }

        /** What the hover at the cursor says, empty without one. */
        String hover() {
            var hover = await(server.hover(new org.eclipse.lsp4j.HoverParams(id(), cursor())));
            return hover == null ? "" : hover.getContents().getRight().getValue();
        }

        /** The code actions at the cursor. */
        List<org.eclipse.lsp4j.CodeAction> actions() {
            var range = new org.eclipse.lsp4j.Range(cursor(), cursor());
            var context = new org.eclipse.lsp4j.CodeActionContext(diagnostics());
            var params = new org.eclipse.lsp4j.CodeActionParams(id(), range, context);
            return await(server.codeAction(params)).stream().map(e -> e.getRight()).toList();
        }

        /** The text after a code action. */
        String act(String title) {
            return actions().stream()
                    .filter(a -> a.getTitle().equals(title))
                    .findFirst()
                    .map(a -> applied(a.getEdit().getChanges().get(uri)))
                    .orElseThrow(
                            () ->
                                    new AssertionError(
                                            title
                                                    + " is not among "
                                                    + actions().stream()
                                                            .map(a -> a.getTitle())
                                                            .toList()));
        }

        List<? extends Location> definitions() {
            return await(server.definition(new DefinitionParams(id(), cursor()))).getLeft();
        }

        /** The text after a rename. */
        String rename(String name) {
            var answer = await(server.rename(new RenameParams(id(), cursor(), name)));
            return applied(answer.getChanges().get(uri));
        }

        /** The text after the first fix that is offered anywhere in it. */
        String fixed() {
            Range all = new Range(new Position(0, 0), positionOf(text.length()));
            var params = new CodeActionParams(id(), all, new CodeActionContext(List.of()));
            var action = await(server.codeAction(params)).getFirst().getRight();
            return applied(action.getEdit().getChanges().get(uri));
        }

        /** The text after edits. */
        String applied(List<? extends TextEdit> changes) {
            List<TextEdit> edits = new ArrayList<>(changes);
            edits.sort(
                    Comparator.comparingInt((TextEdit e) -> offsetOf(e.getRange().getStart()))
                            .reversed());
            StringBuilder changed = new StringBuilder(text);
            for (TextEdit edit : edits) {
                changed.replace(
                        offsetOf(edit.getRange().getStart()),
                        offsetOf(edit.getRange().getEnd()),
                        edit.getNewText());
            }
            return changed.toString();
        }

        List<? extends Location> references() {
            return await(
                    server.references(
                            new ReferenceParams(id(), cursor(), new ReferenceContext(true))));
        }

        /** The words at locations of this document. */
        List<String> words(List<? extends Location> locations) {
            return locations.stream()
                    .map(
                            l ->
                                    (l.getRange().getStart().getLine() + 1)
                                            + ":"
                                            + text.substring(
                                                    offsetOf(l.getRange().getStart()),
                                                    offsetOf(l.getRange().getEnd())))
                    .toList();
        }
    }

    /** Waits until all that was sent has been worked off. */
    void settle() {
        await(server.getRequestManager().runRead(indicator -> true));
    }

    List<Diagnostic> diagnosticsOf(Path file) {
        settle();
        return diagnostics.getOrDefault(file.toUri().toString(), List.of());
    }

    /** The folders that the server has asked to watch. */
    List<String> watched() {
        settle();
        return watched;
    }

    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams params) {
        var options =
                (DidChangeWatchedFilesRegistrationOptions)
                        params.getRegistrations().getFirst().getRegisterOptions();
        watched =
                options.getWatchers().stream()
                        .map(w -> w.getGlobPattern().getRight().getBaseUri().getRight())
                        .toList();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> unregisterCapability(UnregistrationParams params) {
        watched = List.of();
        return CompletableFuture.completedFuture(null);
    }

    List<String> log() {
        return log;
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
        diagnostics.put(params.getUri(), params.getDiagnostics());
    }

    @Override
    public void notifyProgress(ProgressParams params) {
        boolean begins = params.getValue().getLeft() instanceof WorkDoneProgressBegin;
        log.add(params.getToken().getLeft() + (begins ? " begin" : " end"));
    }

    @Override
    public void telemetryEvent(Object object) {
        log.add(String.valueOf(object));
    }

    @Override
    public void showMessage(MessageParams params) {
        log.add(params.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
            ShowMessageRequestParams params) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams params) {
        log.add(params.getMessage());
    }
}
