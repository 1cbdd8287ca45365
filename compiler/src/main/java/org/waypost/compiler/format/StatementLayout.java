package org.waypost.compiler.format;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.ConfTokenSource.Comment;
import org.waypost.grammar.SmtpdConfLexer;

/**
 * Lays one statement out. Line ends inside braces and behind a backslash stay where the writer put
 * them: older releases take a newline in some places of a list only. One use, one thread.
 */
final class StatementLayout {
    private static final int INDENT = 4;

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private Row row = new Row(0);
    private @Nullable ConfToken before;
    private int depth;

    /** Where the entries of the open block begin. */
    private int entryIndent = INDENT;

    private boolean blankLine;

    StatementLayout(String text) {
        this.text = text;
    }

    /**
     * @param tokens of the statement, newlines inside braces among them
     * @param comments inside the statement, in order
     */
    List<Row> lay(List<ConfToken> tokens, List<Comment> comments) {
        Iterator<Comment> rest = comments.iterator();
        @Nullable Comment comment = rest.hasNext() ? rest.next() : null;
        for (ConfToken token : tokens) {
            while (comment != null && comment.start() < token.start()) {
                comment(comment);
                comment = rest.hasNext() ? rest.next() : null;
            }
            if (token.getType() == SmtpdConfLexer.NEWLINE) {
                newline();
            } else {
                token(token);
            }
        }
        flush();
        Alignment.entries(rows);
        return rows;
    }

    private void token(ConfToken token) {
        boolean closes = token.getType() == SmtpdConfLexer.RBRACE;
        if (before != null && !row.pieces.isEmpty() && isContinued(before, token)) {
            row.continued = true;
            flush();
            row = new Row(depth > 0 && !closes ? entryIndent : INDENT);
        }
        if (row.pieces.isEmpty() && closes) {
            row = new Row(0);
        }
        row.add(
                before == null || row.pieces.isEmpty()
                        ? Piece.first(token, text)
                        : Piece.of(token, before, text));
        if (token.getType() == SmtpdConfLexer.LBRACE) {
            depth++;
            entryIndent = row.width() + 1;
        } else if (closes) {
            depth--;
        }
        before = token;
    }

    private boolean isContinued(ConfToken first, ConfToken second) {
        int newline = text.indexOf('\n', first.end());
        return newline >= 0 && newline < second.start();
    }

    private void newline() {
        if (row.isEmpty()) {
            blankLine = !rows.isEmpty();
            return;
        }
        boolean opens = !row.pieces.isEmpty() && row.pieces.getLast().is(SmtpdConfLexer.LBRACE);
        flush();
        if (opens) {
            entryIndent = INDENT;
        }
        row = new Row(entryIndent);
    }

    private void comment(Comment comment) {
        row.comment = CommentText.of(text, comment);
    }

    private void flush() {
        if (row.isEmpty()) {
            return;
        }
        boolean closes = !row.pieces.isEmpty() && row.pieces.getFirst().is(SmtpdConfLexer.RBRACE);
        boolean afterOpening =
                !rows.isEmpty()
                        && !rows.getLast().pieces.isEmpty()
                        && rows.getLast().pieces.getLast().is(SmtpdConfLexer.LBRACE);
        row.blankBefore = blankLine && !closes && !afterOpening;
        blankLine = false;
        rows.add(row);
        row = new Row(entryIndent);
    }
}
