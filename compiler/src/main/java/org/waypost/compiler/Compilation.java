package org.waypost.compiler;

import java.util.List;
import java.util.Optional;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.model.Configuration;

/**
 * What came of a text.
 *
 * @param diagnostics in the order of the text
 * @param configuration only without errors
 */
public record Compilation(List<Diagnostic> diagnostics, Optional<Configuration> configuration) {
    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }
}
