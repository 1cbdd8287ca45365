package org.waypost.lsp.server;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceFactoryRegistryImpl;
import org.eclipse.xtext.ide.server.ProjectManager;
import org.eclipse.xtext.resource.IResourceFactory;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.resource.impl.ResourceDescriptionsData;

/**
 * Xtext's project with this server's own factory of documents: whatever a client calls a file, it
 * is ours, and no other server in the same process shares it.
 */
public class EditorProjectBuilds extends ProjectManager {
    private final IResourceFactory factory;

    @Inject
    public EditorProjectBuilds(LanguageServices language) {
        this.factory = language.service(IResourceFactory.class);
    }

    @Override
    public XtextResourceSet createNewResourceSet(ResourceDescriptionsData newIndex) {
        XtextResourceSet set = super.createNewResourceSet(newIndex);
        Resource.Factory.Registry registry = new ResourceFactoryRegistryImpl();
        registry.getExtensionToFactoryMap()
                .put(Resource.Factory.Registry.DEFAULT_EXTENSION, factory);
        set.setResourceFactoryRegistry(registry);
        return set;
    }
}
