package org.waypost.lsp.server;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RelativePattern;
import org.eclipse.lsp4j.Unregistration;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.workspace.Uris;

/**
 * Asks the client to watch the folders of the files that configurations consist of: includes and
 * tables. Used by the build thread.
 */
final class Watching {
    private static final String ID = "waypost-files";
    private static final String METHOD = "workspace/didChangeWatchedFiles";

    /** A configuration that names files in more folders than this is no configuration. */
    private static final int MAX_FOLDERS = 100;

    private final LanguageClient client;
    private Set<String> watched = Set.of();

    Watching(LanguageClient client) {
        this.client = client;
    }

    /** Whether a client can watch folders that are not in its workspace. */
    static boolean isPossible(@Nullable ClientCapabilities capabilities) {
        WorkspaceClientCapabilities workspace =
                capabilities == null ? null : capabilities.getWorkspace();
        DidChangeWatchedFilesCapabilities files =
                workspace == null ? null : workspace.getDidChangeWatchedFiles();
        return files != null
                && Boolean.TRUE.equals(files.getDynamicRegistration())
                && Boolean.TRUE.equals(files.getRelativePatternSupport());
    }

    /** Watches where these files lie, and nothing else. */
    void watch(Set<URI> files) {
        Set<String> folders =
                files.stream()
                        .map(file -> Uris.text(file.trimSegments(1)))
                        .limit(MAX_FOLDERS)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (folders.equals(watched)) {
            return;
        }
        if (!watched.isEmpty()) {
            client.unregisterCapability(
                    new UnregistrationParams(List.of(new Unregistration(ID, METHOD))));
        }
        watched = folders;
        if (!folders.isEmpty()) {
            client.registerCapability(
                    new RegistrationParams(List.of(new Registration(ID, METHOD, watchers()))));
        }
    }

    private DidChangeWatchedFilesRegistrationOptions watchers() {
        return new DidChangeWatchedFilesRegistrationOptions(
                watched.stream()
                        .map(folder -> new RelativePattern(Either.forRight(folder), "*"))
                        .map(pattern -> new FileSystemWatcher(Either.forRight(pattern)))
                        .toList());
    }
}
