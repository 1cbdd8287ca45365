package org.waypost.lsp.navigate;

import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.naming.QualifiedName;

/** A name as one segment, dots and all. */
public final class PlainNameConverter implements IQualifiedNameConverter {
    @Override
    public String toString(QualifiedName name) {
        return name.toString("");
    }

    @Override
    public QualifiedName toQualifiedName(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a name is not empty");
        }
        return QualifiedName.create(text);
    }
}
