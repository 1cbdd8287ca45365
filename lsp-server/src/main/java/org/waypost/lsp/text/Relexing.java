package org.waypost.lsp.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The lexemes of a text that differs a little from one that was cut before: only the lines that
 * changed are cut again. The lexer knows nothing but the text before it, so behind a line end at
 * which both texts go on alike, their lexemes are alike.
 *
 * @param oldText the text that was cut
 * @param old its lexemes
 */
record Relexing(String oldText, List<Lexeme> old) {
    /** A line end may belong to the word before it; the one before that does not. */
    private static final int LINES_BACK = 2;

    /** The lexemes of another text; the same as {@link Lexemes#of} says. */
    List<Lexeme> of(String text) {
        int shorter = Math.min(text.length(), oldText.length());
        int same = 0;
        while (same < shorter && text.charAt(same) == oldText.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < shorter - same
                && text.charAt(text.length() - 1 - tail)
                        == oldText.charAt(oldText.length() - 1 - tail)) {
            tail++;
        }
        int from = lineBefore(same);
        int start = from == 0 ? 0 : old.get(from - 1).end();
        List<Lexeme> lexemes = new ArrayList<>(old.subList(0, from));
        int shift = text.length() - oldText.length();
        Lexemes.Cutting cutting = new Lexemes.Cutting(text, start);
        while (cutting.hasNext()) {
            Lexeme next = cutting.next();
            lexemes.add(next);
            boolean behind = next.end() >= text.length() - tail;
            if (behind && next.kind() == Lexeme.Kind.NEWLINE) {
                int rest = lineEndAt(next.end() - shift);
                if (rest >= 0) {
                    append(lexemes, rest, shift);
                    return lexemes;
                }
            }
        }
        return lexemes;
    }

    private void append(List<Lexeme> lexemes, int rest, int shift) {
        List<Lexeme> tail = old.subList(rest, old.size());
        if (shift == 0) {
            lexemes.addAll(tail);
        } else {
            tail.forEach(lexeme -> lexemes.add(lexeme.moved(shift)));
        }
    }

    /** The index behind a line end that lies well before an offset; 0 when there is none. */
    private int lineBefore(int offset) {
        int at = indexOf(offset);
        for (int line = 0; line < LINES_BACK; line++) {
            at--;
            while (at >= 0
                    && (old.get(at).kind() != Lexeme.Kind.NEWLINE || old.get(at).end() > offset)) {
                at--;
            }
        }
        return Math.max(at, -1) + 1;
    }

    /** The index behind the line end that ends at an offset; -1 when none does. */
    private int lineEndAt(int offset) {
        int at = indexOf(offset);
        boolean found =
                at > 0
                        && old.get(at - 1).end() == offset
                        && old.get(at - 1).kind() == Lexeme.Kind.NEWLINE;
        return found ? at : -1;
    }

    /** The index of the first lexeme that begins at an offset or behind it. */
    private int indexOf(int offset) {
        int low = 0;
        int high = old.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (old.get(middle).start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
