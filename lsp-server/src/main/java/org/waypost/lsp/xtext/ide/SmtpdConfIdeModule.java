package org.waypost.lsp.xtext.ide;

import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;
import org.waypost.lsp.complete.Completion;

/** What of Xtext's editor services is ours. */
public class SmtpdConfIdeModule extends AbstractSmtpdConfIdeModule {
    /** Keywords from the ANTLR 4 grammar, names from the index. */
    public Class<? extends ContentAssistService> bindContentAssistService() {
        return Completion.class;
    }
}
