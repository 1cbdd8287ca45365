package org.waypost.lsp.navigate;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.naming.QualifiedName;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.xtext.shape.Definition;

/** Names have no parts: {@code mail.example.com} is one name of a pki. */
public final class PlainNames extends IQualifiedNameProvider.AbstractImpl {
    @Override
    public @Nullable QualifiedName getFullyQualifiedName(EObject object) {
        return object instanceof Definition definition && definition.getName() != null
                ? QualifiedName.create(definition.getName())
                : null;
    }
}
