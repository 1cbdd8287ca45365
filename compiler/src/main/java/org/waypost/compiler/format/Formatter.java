package org.waypost.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.ConfTokenSource;
import org.waypost.grammar.ConfTokenSource.Comment;

/** Formats one file. What its macros stand for, and what it includes, is not touched. */
public final class Formatter {
    private final SourceSet sources;
    private final String text;
    private final List<Item> items = new ArrayList<>();
    private int lastEnd;

    private Formatter(SourceSet sources) {
        this.sources = sources;
        this.text = sources.main().text();
    }

    /**
     * The canonical form of the main file. Formatting it again changes nothing, and it means what
     * the text meant: should the tokens not be the same ones, the text is given back as it is.
     */
    public static String format(SourceSet sources) {
        String formatted = lay(sources);
        SourceFile file = new SourceFile(sources.main().name(), formatted);
        return SameTokens.in(sources, new SourceSet(file, sources.files()))
                ? formatted
                : sources.main().text();
    }

    /** The form before the tokens are compared. */
    static String lay(SourceSet sources) {
        return new Formatter(sources).lay();
    }

    private String lay() {
        BrokenRanges broken = BrokenRanges.of(sources);
        ConfTokenSource source = new ConfTokenSource(text, _ -> Optional.empty(), false);
        lastEnd = text.startsWith("\ufeff") ? 1 : 0;
        int comments = 0;
        while (true) {
            List<ConfToken> tokens = source.nextStatement();
            ConfToken end = tokens.removeLast();
            List<Comment> all = source.comments();
            statement(tokens, end, List.copyOf(all.subList(comments, all.size())), broken);
            comments = all.size();
            if (end.getType() == Token.EOF) {
                break;
            }
        }
        Alignment.statements(items);
        return print();
    }

    private void statement(
            List<ConfToken> tokens, ConfToken end, List<Comment> comments, BrokenRanges broken) {
        if (tokens.isEmpty()) {
            comments.forEach(this::comment);
            return;
        }
        int start = tokens.getFirst().start();
        int last = tokens.getLast().end();
        comments.stream().filter(c -> c.start() < start).forEach(this::comment);
        if (broken.touch(start, last)) {
            verbatim(start, Math.max(last, end.start()));
            return;
        }
        boolean blank = blankBefore(start);
        List<Comment> inside =
                comments.stream().filter(c -> c.start() > start && c.start() < last).toList();
        List<Row> rows = new StatementLayout(text).lay(tokens, inside);
        items.add(new Item.Laid(blank, rows));
        lastEnd = last;
        comments.stream().filter(c -> c.start() >= last).forEach(c -> behind(rows, c));
    }

    private void behind(List<Row> rows, Comment comment) {
        boolean sameLine = text.substring(lastEnd, comment.start()).indexOf('\n') < 0;
        if (sameLine && rows.getLast().comment.isEmpty()) {
            rows.getLast().comment = CommentText.of(text, comment);
            lastEnd = comment.end();
        } else {
            comment(comment);
        }
    }

    private void comment(Comment comment) {
        items.add(new Item.Comment(blankBefore(comment.start()), CommentText.of(text, comment)));
        lastEnd = comment.end();
    }

    private void verbatim(int start, int end) {
        boolean blank = blankBefore(start);
        int lineStart = Math.max(lastEnd, text.lastIndexOf('\n', start - 1) + 1);
        String lines = text.substring(lineStart, end);
        items.add(new Item.Verbatim(blank, lines));
        lastEnd = end;
    }

    /** Whether an empty line stands between the last item and this place. */
    private boolean blankBefore(int start) {
        int newlines = 0;
        for (int i = lastEnd; i < start; i++) {
            newlines += text.charAt(i) == '\n' ? 1 : 0;
        }
        return newlines > 1 && !items.isEmpty();
    }

    private String print() {
        StringBuilder out = new StringBuilder(text.length());
        for (Item item : items) {
            if (item.blankBefore()) {
                out.append('\n');
            }
            switch (item) {
                case Item.Laid laid -> laid.rows().forEach(row -> row.appendTo(out));
                case Item.Verbatim(boolean _, String lines) -> out.append(lines).append('\n');
                case Item.Comment(boolean _, String comment) -> out.append(comment).append('\n');
            }
        }
        return out.toString();
    }
}
