package org.waypost.lsp.server;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.ide.server.BuildManager.Buildable;
import org.jspecify.annotations.Nullable;

/**
 * Asks the client to ask again, after a change that it did not make itself.
 *
 * @param requests what the client can be asked for
 */
record Refreshing(List<Runnable> requests) {
    static final Refreshing NONE = new Refreshing(List.of());

    Refreshing {
        requests = List.copyOf(requests);
    }

    /** What this client understands. */
    static Refreshing of(LanguageClient client, @Nullable ClientCapabilities capabilities) {
        Optional<WorkspaceClientCapabilities> workspace =
                Optional.ofNullable(capabilities).map(ClientCapabilities::getWorkspace);
        return new Refreshing(
                List.of(
                        when(
                                workspace
                                        .map(WorkspaceClientCapabilities::getDiagnostics)
                                        .map(c -> c.getRefreshSupport()),
                                client::refreshDiagnostics),
                        when(
                                workspace
                                        .map(WorkspaceClientCapabilities::getInlayHint)
                                        .map(c -> c.getRefreshSupport()),
                                client::refreshInlayHints),
                        when(
                                workspace
                                        .map(WorkspaceClientCapabilities::getCodeLens)
                                        .map(c -> c.getRefreshSupport()),
                                client::refreshCodeLenses)));
    }

    private static Runnable when(Optional<Boolean> supported, Runnable request) {
        return supported.orElse(false) ? request : () -> {};
    }

    /** A build that is followed by the requests. */
    Buildable after(Buildable build) {
        return indicator -> {
            var deltas = build.build(indicator);
            requests.forEach(Runnable::run);
            return deltas;
        };
    }
}
