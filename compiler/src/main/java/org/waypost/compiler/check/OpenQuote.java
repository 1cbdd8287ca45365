package org.waypost.compiler.check;

import java.util.Optional;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.grammar.ConfToken;

/**
 * A quote that nobody closed takes in the lines up to the next quote, and what comes behind that
 * one does not fit. What must be mended is the line in which it begins.
 */
final class OpenQuote {
    private OpenQuote() {}

    /** The first line of the quoted text that goes over a line's end before a fault. */
    static Optional<Span> before(RawStatement raw, Span fault) {
        for (ConfToken token : raw.tokens()) {
            if (token.start() >= fault.start()) {
                break;
            }
            if (token.quoted() && token.macro() == null) {
                int end = lineEnd(raw.file().text(), token.start(), token.end());
                if (end >= 0) {
                    int line = token.getLine();
                    return Optional.of(new Span(raw.file(), token.start(), end, line));
                }
            }
        }
        return Optional.empty();
    }

    /** Where the line ends that a backslash does not continue; -1 when there is none. */
    private static int lineEnd(String text, int start, int end) {
        int at = text.indexOf('\n', start, end);
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at = text.indexOf('\n', at + 1, end);
        }
        return at;
    }

    static Diagnostic explain(Span quote, Span fault, String found) {
        return Diagnostics.error(SyntaxAdvice.CODE, quote)
                .original("syntax error")
                .message(
                        "the quote that begins here is closed in line "
                                + fault.line()
                                + " only, and "
                                + found
                                + " does not fit behind it")
                .label(fault, "did not expect this")
                .help("close the quote in its own line")
                .build();
    }
}
