package org.waypost.lsp.server;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import org.eclipse.xtext.ide.server.ILanguageServerShutdownAndExitHandler;
import org.eclipse.xtext.ide.server.IMultiRootWorkspaceConfigFactory;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.ide.server.ProjectManager;
import org.eclipse.xtext.ide.server.ServerModule;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.waypost.lsp.workspace.DocumentUris;
import org.waypost.lsp.workspace.EditorProjects;
import org.waypost.lsp.workspace.OpenTexts;

/** What the server is made of. */
public final class WaypostModule extends AbstractModule {
    private final ILanguageServerShutdownAndExitHandler ending;

    private WaypostModule(ILanguageServerShutdownAndExitHandler ending) {
        this.ending = ending;
    }

    /**
     * A server of its own, sharing nothing with others in this process.
     *
     * @param ending what happens when the client says {@code exit}
     */
    public static WaypostServer createServer(ILanguageServerShutdownAndExitHandler ending) {
        Injector injector =
                Guice.createInjector(
                        Modules.override(new ServerModule()).with(new WaypostModule(ending)));
        return injector.getInstance(WaypostServer.class);
    }

    @Override
    protected void configure() {
        OpenTexts open = new OpenTexts();
        LanguageServices language = new LanguageServices(open);
        bind(OpenTexts.class).toInstance(open);
        bind(LanguageServices.class).toInstance(language);
        bind(IResourceServiceProvider.Registry.class).toInstance(language.registry());
        bind(ILanguageServerShutdownAndExitHandler.class).toInstance(ending);
        bind(UriExtensions.class).to(DocumentUris.class);
        bind(LanguageServerImpl.class).to(WaypostServer.class);
        bind(WorkspaceManager.class).to(EditorWorkspace.class);
        bind(ProjectManager.class).to(EditorProjectBuilds.class);
        bind(IMultiRootWorkspaceConfigFactory.class).to(EditorProjects.class);
    }
}
