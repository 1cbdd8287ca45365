package org.waypost.compiler.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;

/** Diagnostics for tests: the word that is meant stands in the text. */
final class Sample {
    private Sample() {}

    static Span span(SourceFile file, String word) {
        int start = file.text().indexOf(word);
        int line = (int) file.text().substring(0, start).chars().filter(c -> c == '\n').count();
        return new Span(file, start, start + word.length(), line + 1);
    }

    static Diagnostic error(Span span, String message) {
        return new Diagnostic(
                "sample-code",
                Severity.ERROR,
                span,
                Optional.empty(),
                message,
                List.of(),
                List.of(),
                List.of(),
                Set.of());
    }
}
