package org.waypost.compiler.check.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.diagnostic.Label;
import org.waypost.compiler.diagnostic.TextEdit;
import org.waypost.compiler.source.Span;

/**
 * Ends the judging of one statement: its first error is its only one, what follows would be an
 * echo. Caught where statements are walked, and nowhere else.
 */
public final class Finding extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    public Finding(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    /** An error with the original's sentence and ours. */
    public static Finding error(String code, Span span, String original, String message) {
        return new Finding(
                Diagnostics.error(code, span).original(original).message(message).build());
    }

    /** What the original only calls a syntax error. */
    public static Finding syntax(Span span, String message, String help) {
        return syntax(span, message, help, Optional.empty());
    }

    /** The same with the mend, when there is one. */
    public static Finding syntax(Span span, String message, String help, Optional<TextEdit> mend) {
        return new Finding(
                Diagnostics.error("syntax-error", span)
                        .original("syntax error")
                        .message(message)
                        .help(help)
                        .edit(mend)
                        .build());
    }

    /** The same with one more place that matters. */
    public Finding pointing(Span at, String text) {
        List<Label> labels = new ArrayList<>(diagnostic.labels());
        labels.add(new Label(at, text));
        return new Finding(diagnostic.with(labels, diagnostic.help()));
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
