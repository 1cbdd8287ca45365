package org.waypost.compiler.picture;

import org.waypost.engine.text.GraphDrawing.Arrow;
import org.waypost.engine.text.GraphDrawing.Box;

/**
 * A box with its size, in pixels: a question has a head and a row for each arrow, an ending is a
 * pill of one or two lines.
 */
record Card(Box box, int width, int height) {
    static final int HEAD = 30;
    static final int ROW = 24;
    static final int PAD = 14;
    private static final int PILL = 30;
    private static final int PILL_OF_TWO = 44;
    private static final int LEAST_WIDTH = 110;

    static Card of(Box box) {
        int widest = TextWidth.strong(box.label());
        for (Arrow arrow : box.arrows()) {
            widest = Math.max(widest, TextWidth.plain(shown(arrow.label())));
        }
        widest = Math.max(widest, TextWidth.small(note(box)));
        int width = Math.max(LEAST_WIDTH, widest + 2 * PAD);
        return new Card(box, width, height(box));
    }

    private static int height(Box box) {
        if (box.arrows().isEmpty()) {
            return note(box).isEmpty() ? PILL : PILL_OF_TWO;
        }
        return head(box) + box.arrows().size() * ROW;
    }

    /** How high the head is: a look-up has the rule it is for below its question. */
    static int head(Box box) {
        return note(box).isEmpty() ? HEAD : PILL_OF_TWO;
    }

    int head() {
        return head(box);
    }

    boolean isEnding() {
        return box.arrows().isEmpty();
    }

    /** Where an arrow leaves, from the card's top. */
    int rowMiddle(int arrow) {
        return head() + arrow * ROW + ROW / 2;
    }

    /** Where arrows arrive, from the card's top. */
    int entry() {
        return isEnding() ? height / 2 : head() / 2;
    }

    String note() {
        return note(box);
    }

    private static String note(Box box) {
        return box.text().substring(box.label().length()).replaceFirst("^, ", "");
    }

    /** Long lists would make one card wider than all others together. */
    static String shown(String label) {
        return label.length() <= TextWidth.MOST_CHARACTERS
                ? label
                : label.substring(0, TextWidth.MOST_CHARACTERS - 1) + "…";
    }
}
