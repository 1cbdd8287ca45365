package org.waypost.compiler.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.source.Span;

/**
 * One message to the person who wrote the file.
 *
 * @param code stable, lower case with dashes: {@code no-such-table}
 * @param original the sentence that OpenSMTPD itself prints here, empty where it has none
 * @param message house style: lower-case start, no final period, the user's text in backquotes
 * @param help what to do, each a sentence
 * @param edits the mend, where there is one that is sure; all of them together
 * @param tags how an editor may show it besides
 */
public record Diagnostic(
        String code,
        Severity severity,
        Span span,
        Optional<String> original,
        String message,
        List<Label> labels,
        List<String> help,
        List<TextEdit> edits,
        Set<Tag> tags) {
    /** What a diagnostic says about the text that it marks. */
    public enum Tag {
        /** It does nothing and may go. */
        UNNECESSARY,
        /** It is an old spelling. */
        DEPRECATED
    }

    public Diagnostic {
        labels = List.copyOf(labels);
        help = List.copyOf(help);
        edits = List.copyOf(edits);
        tags = Set.copyOf(tags);
    }

    /** The same with another severity. */
    public Diagnostic as(Severity other) {
        return other == severity
                ? this
                : new Diagnostic(code, other, span, original, message, labels, help, edits, tags);
    }

    /** The same with these labels and this help in place of its own. */
    public Diagnostic with(List<Label> otherLabels, List<String> otherHelp) {
        return new Diagnostic(
                code, severity, span, original, message, otherLabels, otherHelp, edits, tags);
    }
}
