package org.waypost.compiler.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.picture.Placed.At;
import org.waypost.compiler.picture.Placed.Line;
import org.waypost.compiler.picture.Placed.Point;
import org.waypost.engine.text.GraphDrawing.Arrow;

/** Writes a placed graph down as SVG, light or dark as the reader's screen is. */
final class SvgText {
    private static final int CORNER = 8;
    private static final int BEND = 6;
    private static final int BASELINE = 4;
    private static final String STYLE =
            """
            <style>
            svg { color-scheme: light dark; --paper: #ffffff; --ink: #1f2933; --soft: #5b6b7b;
              --line: #8a99a8; --card: #ffffff; --head: #e8eef5; --edge: #b9c5d1;
              --accept: #d9f2df; --accept-edge: #3c9a56; --reject: #fbdfdd; --reject-edge: #c8473e;
              --tempfail: #fcefc7; --tempfail-edge: #b98a0e; --lookup: #e4e1fa }
            @media (prefers-color-scheme: dark) { svg { --paper: #14191f; --ink: #e4eaf0;
              --soft: #9fb0c0; --line: #71808f; --card: #1d252e; --head: #2a3643; --edge: #43515f;
              --accept: #173d25; --accept-edge: #57b874; --reject: #4a201f;
              --reject-edge: #e2756d; --tempfail: #43370f; --tempfail-edge: #d6aa35;
              --lookup: #332f57 } }
            text { font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
              fill: var(--ink); font-size: 12px }
            .paper { fill: var(--paper) }
            .strong { font-size: 13px; font-weight: 600 }
            .small { font-size: 11px; fill: var(--soft) }
            .else { fill: var(--soft); font-style: italic }
            .card { fill: var(--card); stroke: var(--edge) }
            .head { fill: var(--head) }
            .lookup .head { fill: var(--lookup) }
            .rule { stroke: var(--edge) }
            .accept .pill { fill: var(--accept); stroke: var(--accept-edge) }
            .reject .pill { fill: var(--reject); stroke: var(--reject-edge) }
            .tempfail .pill { fill: var(--tempfail); stroke: var(--tempfail-edge) }
            .rules .pill { fill: var(--head); stroke: var(--edge) }
            .line { fill: none; stroke: var(--line); stroke-width: 1.4 }
            .to-accept { stroke: var(--accept-edge) }
            .to-reject { stroke: var(--reject-edge) }
            .to-tempfail { stroke: var(--tempfail-edge) }
            .dot { fill: var(--line) }
            </style>
            """;

    private final String title;
    private final StringBuilder out = new StringBuilder();

    SvgText(String title) {
        this.title = title;
    }

    String write(Placed placed) {
        put(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%d\" height=\"%d\""
                        + " viewBox=\"0 0 %d %d\">",
                placed.width(), placed.height(), placed.width(), placed.height());
        put("<title>How %s decides</title>", escaped(title));
        out.append(STYLE);
        put("<rect class=\"paper\" width=\"100%%\" height=\"100%%\"/>");
        placed.lines().forEach(this::line);
        placed.cards().forEach(this::card);
        put("</svg>");
        return out.toString();
    }

    private void card(At at) {
        put("<g class=\"%s\" transform=\"translate(%d %d)\">", kind(at.card()), at.x(), at.y());
        put("<title>%s</title>", escaped(at.card().box().text()));
        if (at.card().isEnding()) {
            ending(at.card());
        } else {
            question(at.card());
        }
        put("</g>");
    }

    private void ending(Card card) {
        int corner = Math.min(card.height() / 2, 2 * CORNER);
        put(
                "<rect class=\"pill\" width=\"%d\" height=\"%d\" rx=\"%d\"/>",
                card.width(), card.height(), corner);
        head(card, card.height());
    }

    /** The label in the middle, or above the note. */
    private void head(Card card, int height) {
        int middle = height / 2 + BASELINE;
        boolean noted = !card.note().isEmpty();
        text("strong", Card.PAD, noted ? middle - 8 : middle, card.box().label());
        if (noted) {
            text("small", Card.PAD, middle + 9, card.note());
        }
    }

    private void question(Card card) {
        int width = card.width();
        put(
                "<rect class=\"card\" width=\"%d\" height=\"%d\" rx=\"%d\"/>",
                width, card.height(), CORNER);
        put(
                "<path class=\"head\" d=\"M1 %d V%d Q1 1 %d 1 H%d Q%d 1 %d %d V%d Z\"/>",
                card.head(),
                CORNER,
                CORNER,
                width - CORNER,
                width - 1,
                width - 1,
                CORNER,
                card.head());
        head(card, card.head());
        List<Arrow> arrows = card.box().arrows();
        for (int i = 0; i < arrows.size(); i++) {
            row(card, i, arrows.get(i).label());
        }
    }

    private void row(Card card, int number, String label) {
        int middle = card.rowMiddle(number);
        int top = middle - Card.ROW / 2;
        put("<path class=\"rule\" d=\"M0 %d H%d\"/>", top, card.width());
        text(label.equals("else") ? "else" : "row", Card.PAD, middle + BASELINE, label);
        put("<circle class=\"dot\" cx=\"%d\" cy=\"%d\" r=\"2.5\"/>", card.width(), middle);
    }

    private void text(String style, int x, int y, String label) {
        String shown = Card.shown(label);
        String tip = shown.equals(label) ? "" : "<title>" + escaped(label) + "</title>";
        put("<text class=\"%s\" x=\"%d\" y=\"%d\">%s%s</text>", style, x, y, escaped(shown), tip);
    }

    private void line(Line line) {
        put("<path class=\"line to-%s\" d=\"%s\"/>", kind(line.to()), rounded(line.points()));
        Point end = line.points().getLast();
        put(
                "<path class=\"line to-%s\" d=\"M%d %d l-6 -4 M%d %d l-6 4\"/>",
                kind(line.to()), end.x(), end.y(), end.x(), end.y());
    }

    /** Each corner is cut by a small curve. */
    private static String rounded(List<Point> points) {
        List<String> steps = new ArrayList<>();
        steps.add("M" + at(points.getFirst()));
        for (int i = 1; i + 1 < points.size(); i++) {
            Point corner = points.get(i);
            steps.add("L" + at(towards(corner, points.get(i - 1))));
            steps.add("Q" + at(corner) + " " + at(towards(corner, points.get(i + 1))));
        }
        steps.add("L" + at(points.getLast()));
        return String.join(" ", steps);
    }

    private static Point towards(Point from, Point to) {
        int most = Math.max(Math.abs(to.x() - from.x()), Math.abs(to.y() - from.y())) / 2;
        int length = Math.min(BEND, most);
        return new Point(
                from.x() + length * Integer.signum(to.x() - from.x()),
                from.y() + length * Integer.signum(to.y() - from.y()));
    }

    private static String at(Point point) {
        return point.x() + " " + point.y();
    }

    private static String kind(Card card) {
        return card.box().kind().name().toLowerCase(Locale.ROOT);
    }

    private void put(String format, Object... values) {
        out.append(format.formatted(values)).append('\n');
    }

    private static String escaped(String text) {
        return SafeText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
