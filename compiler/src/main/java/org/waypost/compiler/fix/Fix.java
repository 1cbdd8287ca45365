package org.waypost.compiler.fix;

import java.util.List;
import java.util.Map;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.source.SourceFile;

/**
 * What came of mending.
 *
 * @param made whose edits were made, in the order in which they were; their spans are in the texts
 *     as they stood then
 * @param files the changed files by the path that leads to them; the main one by its name
 * @param compilation of the texts as they are now
 */
public record Fix(List<Diagnostic> made, Map<String, Changed> files, Compilation compilation) {
    public Fix {
        made = List.copyOf(made);
        files = Map.copyOf(files);
    }

    /** One file before and after. */
    public record Changed(SourceFile before, SourceFile after) {}
}
