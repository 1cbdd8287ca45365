package org.waypost.compiler.diagnostic;

import java.util.List;

/** A way to show diagnostics. */
public interface DiagnosticForm {
    /** The whole text, ending in a newline unless it is empty. */
    String render(List<Diagnostic> diagnostics);
}
