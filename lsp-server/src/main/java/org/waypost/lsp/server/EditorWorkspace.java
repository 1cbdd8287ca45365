package org.waypost.lsp.server;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.BuildManager.Buildable;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.Pair;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.xbase.lib.Procedures.Procedure2;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.workspace.OpenTexts;
import org.waypost.lsp.workspace.Uris;

/** Xtext's workspace over the shared open texts. One thread writes, any reads. */
@Singleton
public class EditorWorkspace extends WorkspaceManager {
    private final OpenTexts open;
    private final Pulling pulling;

    @Inject
    EditorWorkspace(OpenTexts open, Pulling pulling) {
        this.open = open;
        this.pulling = pulling;
    }

    /** A client may have no folder at all. */
    @Override
    public void initialize(
            @Nullable URI baseDir,
            Procedure2<? super URI, ? super Iterable<Issue>> acceptor,
            CancelIndicator indicator) {
        if (baseDir == null) {
            initialize(List.of(), acceptor, indicator);
        } else {
            super.initialize(baseDir, acceptor, indicator);
        }
    }

    @Override
    public void initialize(
            List<WorkspaceFolder> folders,
            Procedure2<? super URI, ? super Iterable<Issue>> acceptor,
            CancelIndicator indicator) {
        IssueRouter router = new IssueRouter(acceptor, this::isDocumentOpen, pulling::fetches);
        super.initialize(folders, router::accept, indicator);
    }

    @Override
    public Buildable didChangeFiles(List<URI> dirty, List<URI> deleted) {
        publishTexts();
        open.changed();
        return super.didChangeFiles(dirty, deleted);
    }

    /** A client may ask for a document that it never opened and that is no file. */
    @Override
    public @Nullable Pair<? super Document, ? super XtextResource> read(URI uri) {
        URI document = uri.trimFragment();
        if (!isDocumentOpen(document) && !isFile(document)) {
            throw new ResponseErrorException(
                    new ResponseError(
                            ResponseErrorCode.InvalidParams,
                            "no such document: " + Uris.text(document),
                            null));
        }
        return super.read(uri);
    }

    private static boolean isFile(URI uri) {
        return Uris.path(uri).filter(Files::isRegularFile).isPresent();
    }

    /** Copies what Xtext keeps to where the compiler looks. */
    private void publishTexts() {
        Map<URI, Document> known = getOpenDocuments();
        open.documents().keySet().retainAll(known.keySet());
        open.documents().putAll(known);
    }
}
