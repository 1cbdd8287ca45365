package org.waypost.compiler.check;

import java.util.Optional;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.RawStatement;

/**
 * The lines that quotes took in which nobody closed: what they declare is missed further on, and
 * saying so would be an echo. One check, one thread.
 */
final class SwallowedLines {
    private final StringBuilder text = new StringBuilder();

    /** Takes the lines from an open quote before a fault to the end of the statement. */
    void add(RawStatement raw, Span fault) {
        Optional<Span> quote = OpenQuote.before(raw, fault);
        quote.ifPresent(
                first ->
                        text.append(
                                raw.file().text(),
                                first.end(),
                                Math.max(first.end(), raw.span().end())));
    }

    /** Whether a name that is missing stands in these lines. */
    boolean declares(Diagnostic problem) {
        if (text.isEmpty() || !problem.code().startsWith("no-such-")) {
            return false;
        }
        Span span = problem.span();
        String written = span.file().text().substring(span.start(), span.end());
        String name = written.replaceAll("[\"<>]", "").strip();
        return !name.isEmpty() && text.indexOf(name) >= 0;
    }
}
