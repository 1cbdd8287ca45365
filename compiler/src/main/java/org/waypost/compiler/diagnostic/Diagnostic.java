package org.waypost.compiler.diagnostic;

import java.util.List;
import java.util.Optional;
import org.waypost.compiler.source.Span;

/**
 * One message to the person who wrote the file.
 *
 * @param code stable, lower case with dashes: {@code no-such-table}
 * @param original the sentence that OpenSMTPD itself prints here, empty where it has none
 * @param message house style: lower-case start, no final period, the user's text in backquotes
 * @param help what to do, each a sentence
 */
public record Diagnostic(
        String code,
        Severity severity,
        Span span,
        Optional<String> original,
        String message,
        List<Label> labels,
        List<String> help,
        List<TextEdit> edits) {
    public Diagnostic {
        labels = List.copyOf(labels);
        help = List.copyOf(help);
        edits = List.copyOf(edits);
    }
}
