package org.waypost.lsp.navigate;

import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;

/**
 * One document. All files of a configuration are read anew together, so nothing keeps an object of
 * a text that is gone, and none of them needs to become a proxy: with thousands of statements that
 * would cost more than reading the new text.
 */
public class DocumentResource extends LazyLinkingResource {
    @Override
    protected void unloaded(InternalEObject object) {
        object.eAdapters().clear();
    }
}
