package org.waypost.lsp.text;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.waypost.compiler.source.Span;

/** Offsets in a text as the protocol's lines and columns. */
public final class Ranges {
    private Ranges() {}

    /** A span, kept within its text. */
    public static Range of(Span span) {
        String text = span.file().text();
        int start = Math.clamp(span.start(), 0, text.length());
        int end = Math.clamp(span.end(), start, text.length());
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        Position from = new Position(span.line() - 1, start - lineStart);
        int line = span.line() - 1;
        for (int at = text.indexOf('\n', start);
                at >= 0 && at < end;
                at = text.indexOf('\n', at + 1)) {
            line++;
            lineStart = at + 1;
        }
        return new Range(from, new Position(line, end - lineStart));
    }

    /**
     * A piece of a text.
     *
     * @param start offset of the first character (UTF-16 units)
     * @param end offset behind the last one
     */
    public static Range of(String text, int start, int end) {
        int from = Math.clamp(start, 0, text.length());
        int to = Math.clamp(end, from, text.length());
        return new Range(position(text, from), position(text, to));
    }

    /** The place of an offset; lines end with a line feed, as Xtext's documents have it. */
    public static Position position(String text, int offset) {
        int line = 0;
        int lineStart = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
            line++;
            lineStart = at + 1;
        }
        return new Position(line, offset - lineStart);
    }
}
