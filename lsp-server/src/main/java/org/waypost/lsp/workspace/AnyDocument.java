package org.waypost.lsp.workspace;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.impl.DefaultResourceServiceProvider;

/** Whatever its name ends in: what a client opens here is a configuration or a part of one. */
public final class AnyDocument extends DefaultResourceServiceProvider {
    @Override
    public boolean canHandle(URI uri) {
        return true;
    }
}
