package org.waypost.compiler.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.RawStatement;

/**
 * The lines that quotes took in which nobody closed: what they declare is missed further on, and
 * saying so would be an echo. One check, one thread.
 */
final class SwallowedLines {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[\\s\"<>{},=]+");

    private final Set<String> words = new HashSet<>();

    /** Takes the lines from an open quote before a fault to the end of the statement. */
    void add(RawStatement raw, Span fault) {
        OpenQuote.before(raw, fault).ifPresent(first -> add(raw, first.end(), raw.span().end()));
    }

    private void add(RawStatement raw, int start, int end) {
        if (end > start) {
            String text = raw.file().text().substring(start, end);
            words.addAll(Arrays.asList(BETWEEN_NAMES.split(text)));
        }
    }

    /** Whether a name that is missing stands in these lines. */
    boolean declares(Diagnostic problem) {
        if (words.isEmpty() || !problem.code().startsWith("no-such-")) {
            return false;
        }
        Span span = problem.span();
        String written = span.file().text().substring(span.start(), span.end());
        String name = written.replaceAll("[\"<>]", "").strip();
        return !name.isEmpty() && words.containsAll(List.of(BETWEEN_NAMES.split(name)));
    }
}
