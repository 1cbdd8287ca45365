package org.waypost.lsp.workspace;

import java.util.List;
import java.util.Set;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.util.IFileSystemScanner;
import org.eclipse.xtext.workspace.IProjectConfig;
import org.eclipse.xtext.workspace.ISourceFolder;
import org.eclipse.xtext.workspace.IWorkspaceConfig;

/**
 * The one project of the server: every document belongs to it, wherever it lies. What can see what
 * is decided by includes, not by folders. Immutable.
 *
 * @param folders the workspace's
 */
record EditorProject(List<URI> folders) implements IWorkspaceConfig, IProjectConfig, ISourceFolder {
    private static final URI ANYWHERE = URI.createURI("file:///");

    EditorProject {
        folders = List.copyOf(folders);
    }

    @Override
    public String getName() {
        return "editor";
    }

    @Override
    public URI getPath() {
        return ANYWHERE;
    }

    @Override
    public boolean contains(URI uri) {
        return true;
    }

    @Override
    public List<URI> getAllResources(IFileSystemScanner scanner) {
        return new ConfigurationSearch(folders).find();
    }

    @Override
    public Set<? extends ISourceFolder> getSourceFolders() {
        return Set.of(this);
    }

    @Override
    public ISourceFolder findSourceFolderContaining(URI member) {
        return this;
    }

    @Override
    public IWorkspaceConfig getWorkspaceConfig() {
        return this;
    }

    @Override
    public Set<? extends IProjectConfig> getProjects() {
        return Set.of(this);
    }

    @Override
    public IProjectConfig findProjectContaining(URI member) {
        return this;
    }

    @Override
    public IProjectConfig findProjectByName(String name) {
        return this;
    }
}
