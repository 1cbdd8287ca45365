package org.waypost.lsp.workspace;

import org.eclipse.emf.common.util.URI;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.source.SourceFile;

/** What came of a main file, and the files that it was made of. */
public record Compiled(URI root, SourceFile main, Compilation compilation, EditorFiles files) {
    /** The address of a file by the name that rules call it. */
    public URI home(String name) {
        return name.equals(main.name()) ? root : Uris.resolve(root, name).orElse(root);
    }

    /** Whether a file was read, and is neither the main file nor included. */
    boolean readsAsTable(URI file) {
        return files.asked().contains(file) && !files.isIncluded(file) && !file.equals(root);
    }
}
