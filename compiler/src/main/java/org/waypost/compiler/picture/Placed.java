package org.waypost.compiler.picture;

import java.util.List;

/** Cards and lines where they are to be drawn, in pixels from the picture's upper left corner. */
record Placed(int width, int height, List<At> cards, List<Line> lines) {
    Placed {
        cards = List.copyOf(cards);
        lines = List.copyOf(lines);
    }

    /** A card and its upper left corner. */
    record At(Card card, int x, int y) {}

    /** From a card's row to another card, by corners. */
    record Line(Card from, Card to, List<Point> points) {
        Line {
            points = List.copyOf(points);
        }
    }

    record Point(int x, int y) {}
}
