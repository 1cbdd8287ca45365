package org.waypost.lsp.server;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.xtext.ide.server.BuildManager.Buildable;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.xbase.lib.Procedures.Procedure2;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.workspace.OpenTexts;

/** Xtext's workspace over the shared open texts. One thread writes, any reads. */
@Singleton
public class EditorWorkspace extends WorkspaceManager {
    private final OpenTexts open;

    @Inject
    public EditorWorkspace(OpenTexts open) {
        this.open = open;
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
        IssueRouter router = new IssueRouter(acceptor, this::isDocumentOpen);
        super.initialize(folders, router::accept, indicator);
    }

    @Override
    public Buildable didChangeFiles(List<URI> dirty, List<URI> deleted) {
        publishTexts();
        open.changed();
        return super.didChangeFiles(dirty, deleted);
    }

    /** Copies what Xtext keeps to where the compiler looks. */
    private void publishTexts() {
        Map<URI, Document> known = getOpenDocuments();
        open.documents().keySet().retainAll(known.keySet());
        open.documents().putAll(known);
    }
}
