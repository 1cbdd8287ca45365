package org.waypost.compiler.diagnostic;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.waypost.compiler.source.SourceFile;

/** Draws the marked lines of one file. Spans over several lines are marked on their first. */
final class Excerpt {
    /** Wider lines are cut: a terminal shows no more, and one line may be the whole file. */
    private static final int MAX_WIDTH = 160;

    /** How much of a cut line is shown before the first mark. */
    private static final int LEAD = 40;

    private static final String CUT = "…";

    private final StringBuilder out;
    private final Ink ink;
    private final Severity severity;
    private final int gutter;

    Excerpt(StringBuilder out, Ink ink, Severity severity, int gutter) {
        this.out = out;
        this.ink = ink;
        this.severity = severity;
        this.gutter = gutter;
    }

    void draw(SourceFile file, List<Mark> marks) {
        SortedMap<Integer, List<Mark>> lines =
                marks.stream()
                        .collect(
                                Collectors.groupingBy(
                                        mark -> mark.span().line(),
                                        TreeMap::new,
                                        Collectors.toList()));
        margin("").append('\n');
        int before = 0;
        for (List<Mark> line : lines.values()) {
            int number = line.getFirst().span().line();
            if (before > 0 && number > before + 1) {
                out.append(ink.frame("...")).append('\n');
            }
            drawLine(file.text(), number, line);
            before = number;
        }
    }

    private void drawLine(String text, int number, List<Mark> marks) {
        int first = Math.min(marks.getFirst().span().start(), text.length());
        int lineStart = Place.lineStart(text, first);
        int lineEnd = Math.max(Place.lineEnd(text, first), lineStart);
        int start = lineStart;
        int end = lineEnd;
        if (lineEnd - lineStart > MAX_WIDTH) {
            start = Math.max(lineStart, first - LEAD);
            end = Math.min(lineEnd, start + MAX_WIDTH);
        }
        String before = start > lineStart ? CUT : "";
        DisplayLine line = DisplayLine.of(before + text.substring(start, end));
        margin(Integer.toString(number)).append(' ').append(line.text());
        out.append(end < lineEnd ? CUT : "").append('\n');
        for (Mark mark : marks) {
            underline(line, mark, start - before.length());
        }
    }

    private void underline(DisplayLine line, Mark mark, int offset) {
        int last = line.columns().length - 1;
        int from = Math.clamp((long) mark.span().start() - offset, 0, last);
        int to = Math.clamp((long) mark.span().end() - offset, from, last);
        int column = line.columns()[from];
        int width = Math.max(1, line.columns()[to] - column);
        String line2 = (mark.primary() ? "^" : "-").repeat(width);
        margin("").append(' ').repeat(' ', column);
        out.append(mark.primary() ? ink.severity(severity, line2) : ink.frame(line2));
        if (!mark.text().isEmpty()) {
            out.append(' ').append(mark.text());
        }
        out.append('\n');
    }

    private StringBuilder margin(String number) {
        return out.append(ink.frame(number + " ".repeat(gutter - number.length()) + "|"));
    }
}
