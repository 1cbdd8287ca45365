package org.waypost.compiler.format;

import java.util.ArrayList;
import java.util.List;

/** One line of the formatted text, while it is made. */
final class Row {
    /** Before a comment that stands behind something. */
    private static final String COMMENT_GAP = "  ";

    final int indent;
    final List<Piece> pieces = new ArrayList<>();

    /** Padding behind a piece, by its index; zero for most. */
    private final List<Integer> padding = new ArrayList<>();

    /** An empty row stands before it. */
    boolean blankBefore;

    /** It goes on in the next row by a backslash. */
    boolean continued;

    String comment = "";
    int commentPadding;

    Row(int indent) {
        this.indent = indent;
    }

    void add(Piece piece) {
        pieces.add(piece);
        padding.add(0);
    }

    void pad(int index, int blanks) {
        padding.set(index, blanks);
    }

    boolean isEmpty() {
        return pieces.isEmpty() && comment.isEmpty();
    }

    /** Columns up to and with the piece. */
    int widthThrough(int last) {
        StringBuilder out = new StringBuilder();
        code(out, last + 1);
        return out.codePointCount(0, out.length());
    }

    int width() {
        return widthThrough(pieces.size() - 1);
    }

    private void code(StringBuilder out, int end) {
        out.repeat(' ', indent);
        for (int i = 0; i < end; i++) {
            if (i > 0 && pieces.get(i).spaceBefore()) {
                out.append(' ');
            }
            out.append(pieces.get(i).text());
            if (i + 1 < end) {
                out.repeat(' ', padding.get(i));
            }
        }
    }

    void appendTo(StringBuilder out) {
        if (blankBefore) {
            out.append('\n');
        }
        code(out, pieces.size());
        if (continued) {
            out.append(" \\");
        }
        if (!comment.isEmpty()) {
            if (!pieces.isEmpty()) {
                out.append(COMMENT_GAP).repeat(' ', commentPadding);
            }
            out.append(comment);
        }
        out.append('\n');
    }
}
