package org.waypost.lsp.server;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.impl.ResourceServiceProviderRegistryImpl;
import org.eclipse.xtext.util.Modules2;
import org.waypost.lsp.workspace.OpenTexts;
import org.waypost.lsp.xtext.SmtpdConfRuntimeModule;
import org.waypost.lsp.xtext.ide.SmtpdConfIdeModule;
import org.waypost.lsp.xtext.ide.SmtpdConfIdeSetup;

/** The services of the language for one server. */
public final class LanguageServices {
    private final Injector injector;
    private final IResourceServiceProvider.Registry registry;

    /**
     * Builds them.
     *
     * @param open the texts of the server that they are for
     */
    public LanguageServices(OpenTexts open) {
        registry = new ResourceServiceProviderRegistryImpl();
        Module own =
                binder -> {
                    binder.bind(OpenTexts.class).toInstance(open);
                    binder.bind(IResourceServiceProvider.Registry.class).toInstance(registry);
                };
        Module language = Modules2.mixin(new SmtpdConfRuntimeModule(), new SmtpdConfIdeModule());
        SmtpdConfIdeSetup setup =
                new SmtpdConfIdeSetup() {
                    @Override
                    public Injector createInjector() {
                        return Guice.createInjector(
                                com.google.inject.util.Modules.override(language).with(own));
                    }
                };
        injector = setup.createInjectorAndDoEMFRegistration();
        registry.getExtensionToFactoryMap()
                .put(
                        Resource.Factory.Registry.DEFAULT_EXTENSION,
                        injector.getInstance(IResourceServiceProvider.class));
    }

    /** One of the language's services. */
    public <T> T service(Class<T> type) {
        return injector.getInstance(type);
    }

    /** The registry that knows this language for every name of a file. */
    public IResourceServiceProvider.Registry registry() {
        return registry;
    }
}
