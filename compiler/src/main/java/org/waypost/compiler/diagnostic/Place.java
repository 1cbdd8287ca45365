package org.waypost.compiler.diagnostic;

import org.waypost.compiler.source.Span;

/**
 * A span as people and editors count: lines and columns from 1, columns in UTF-16 units, the end
 * being the first column behind the span.
 */
public record Place(int line, int column, int endLine, int endColumn) {
    /** Where a span lies in its file. */
    public static Place of(Span span) {
        String text = span.file().text();
        int start = Math.min(span.start(), text.length());
        int end = Math.clamp(span.end(), start, text.length());
        int column = start - lineStart(text, start) + 1;
        int endLine = span.line();
        int lineStart = start - column + 1;
        for (int at = text.indexOf('\n', start); at >= 0 && at < end; ) {
            endLine++;
            lineStart = at + 1;
            at = text.indexOf('\n', lineStart);
        }
        return new Place(span.line(), column, endLine, end - lineStart + 1);
    }

    /** The offset of the first character of the line that {@code offset} is on. */
    static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** The offset behind the last character of the line that {@code offset} is on. */
    static int lineEnd(String text, int offset) {
        int end = text.indexOf('\n', offset);
        end = end < 0 ? text.length() : end;
        return end > 0 && end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
