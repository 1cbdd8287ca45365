package org.waypost.lsp.xtext.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import org.eclipse.xtext.util.Modules2;
import org.waypost.lsp.xtext.SmtpdConfRuntimeModule;
import org.waypost.lsp.xtext.SmtpdConfStandaloneSetup;

/** Sets the language up with its editor services. */
public class SmtpdConfIdeSetup extends SmtpdConfStandaloneSetup {
    @Override
    public Injector createInjector() {
        return Guice.createInjector(
                Modules2.mixin(new SmtpdConfRuntimeModule(), new SmtpdConfIdeModule()));
    }
}
