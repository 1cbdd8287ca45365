package org.waypost.lsp.workspace;

import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.xtext.ide.server.IMultiRootWorkspaceConfigFactory;
import org.eclipse.xtext.workspace.IWorkspaceConfig;

/** Makes the one project out of the client's folders. */
public final class EditorProjects implements IMultiRootWorkspaceConfigFactory {
    @Override
    public IWorkspaceConfig getWorkspaceConfig(List<WorkspaceFolder> folders) {
        return new EditorProject(
                folders.stream()
                        .map(WorkspaceFolder::getUri)
                        .filter(Objects::nonNull)
                        .map(Uris::parse)
                        .toList());
    }
}
