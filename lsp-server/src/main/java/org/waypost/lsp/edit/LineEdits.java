package org.waypost.lsp.edit;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** The edits, by whole lines, that make one text of another. */
final class LineEdits {
    /** How far equal lines are looked for behind a difference: formatting moves lines little. */
    private static final int WINDOW = 60;

    private final List<String> before;
    private final List<String> after;
    private final List<TextEdit> edits = new ArrayList<>();

    private LineEdits(String before, String after) {
        this.before = lines(before);
        this.after = lines(after);
    }

    static List<TextEdit> between(String before, String after) {
        LineEdits all = new LineEdits(before, after);
        all.walk();
        return all.edits;
    }

    /** The end of line is a part of the line. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private void walk() {
        int a = 0;
        int b = 0;
        while (a < before.size() || b < after.size()) {
            if (a < before.size() && b < after.size() && before.get(a).equals(after.get(b))) {
                a++;
                b++;
            } else {
                Place next = meeting(a, b);
                replace(a, next.a(), after.subList(b, next.b()));
                a = next.a();
                b = next.b();
            }
        }
    }

    /** The nearest place where both texts go on alike; their ends if there is none near. */
    private Place meeting(int a, int b) {
        for (int distance = 1; distance <= WINDOW; distance++) {
            for (int skipped = 0; skipped <= distance; skipped++) {
                Place place = new Place(a + skipped, b + distance - skipped);
                if (meetAt(place)) {
                    return place;
                }
            }
        }
        return new Place(before.size(), after.size());
    }

    private boolean meetAt(Place place) {
        return place.a() < before.size()
                && place.b() < after.size()
                && !before.get(place.a()).isBlank()
                && before.get(place.a()).equals(after.get(place.b()));
    }

    /** Line by line where no line comes or goes, so that each is an edit of its own. */
    private void replace(int from, int to, List<String> lines) {
        boolean whole = lines.stream().allMatch(line -> line.endsWith("\n"));
        boolean ended = to < before.size() || (to > 0 && before.getLast().endsWith("\n"));
        if (lines.size() != to - from || !whole || !ended) {
            replace(from, to, String.join("", lines));
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            replace(from + i, from + i + 1, lines.get(i));
        }
    }

    private void replace(int from, int to, String text) {
        boolean unended = to == before.size() && to > from && !before.getLast().endsWith("\n");
        Position end =
                unended ? new Position(to - 1, before.getLast().length()) : new Position(to, 0);
        Position start =
                from == before.size() && from > 0 && !before.getLast().endsWith("\n")
                        ? new Position(from - 1, before.getLast().length())
                        : new Position(from, 0);
        edits.add(
                new TextEdit(
                        new Range(start, end.getLine() < start.getLine() ? start : end), text));
    }

    private record Place(int a, int b) {}
}
