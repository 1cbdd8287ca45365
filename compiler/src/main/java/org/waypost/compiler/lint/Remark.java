package org.waypost.compiler.lint;

import java.util.List;
import org.waypost.compiler.source.Span;

/**
 * A comment to the checker: {@code # waypost: allow unused-table}.
 *
 * @param codes with their places
 * @param firstLine the first line that it is about, from 1
 * @param lastLine the last one
 */
record Remark(Level level, List<Code> codes, int firstLine, int lastLine, boolean wholeFile) {
    Remark {
        codes = List.copyOf(codes);
    }

    /** A code that is named. */
    record Code(String text, Span span) {}

    boolean covers(Span span) {
        return wholeFile || span.line() >= firstLine && span.line() <= lastLine;
    }
}
