package org.waypost.lsp.text;

import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;

/** Where the lines of a text begin; lines end with a line feed, as Xtext's documents have it. */
public final class Lines {
    private final int[] starts;
    private final int length;

    private Lines(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    /** Measures a text. */
    public static Lines of(String text) {
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            count++;
        }
        int[] starts = new int[count];
        int line = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts[line++] = at + 1;
        }
        return new Lines(starts, text.length());
    }

    /** The offset of a place in a document, whatever a client asks for. */
    public static int offset(Document document, Position position) {
        return of(document.getContents()).offset(position);
    }

    /** The place of an offset, kept within the text. */
    public Position position(int offset) {
        int at = Math.clamp(offset, 0, length);
        int found = Arrays.binarySearch(starts, at);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line, at - starts[line]);
    }

    /** A piece between two offsets. */
    public Range range(int start, int end) {
        return new Range(position(start), position(Math.max(start, end)));
    }

    /** The offset of a place, kept within its line: a client's lines may be newer than ours. */
    public int offset(Position position) {
        int line = Math.clamp(position.getLine(), 0, starts.length - 1);
        int end = line + 1 < starts.length ? starts[line + 1] - 1 : length;
        return position.getLine() >= starts.length
                ? length
                : Math.clamp((long) starts[line] + position.getCharacter(), starts[line], end);
    }
}
