package org.waypost.lsp.server;

import com.google.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.validation.Issue;
import org.waypost.lsp.check.CompilerIssue;
import org.waypost.lsp.check.ProtocolDiagnostics;

/** The language server: Xtext's, with what it lacks. */
@Singleton
public class WaypostServer extends LanguageServerImpl {
    /** Where completion is of use before a letter is typed. */
    private static final List<String> TRIGGERS = List.of("<", "$", " ", "\"");

    @Override
    protected ServerCapabilities createServerCapabilities(InitializeParams params) {
        ServerCapabilities capabilities = super.createServerCapabilities(params);
        capabilities.getCompletionProvider().setTriggerCharacters(TRIGGERS);
        return capabilities;
    }

    @Override
    protected Diagnostic toDiagnostic(Issue issue) {
        return issue instanceof CompilerIssue ours
                ? ProtocolDiagnostics.of(ours)
                : super.toDiagnostic(issue);
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
