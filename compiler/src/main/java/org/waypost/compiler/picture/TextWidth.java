package org.waypost.compiler.picture;

/**
 * How wide a text will be at most, in pixels. Which sans-serif font there is, is not known: the
 * widths are those of the wide ones, so that no text leaves its card.
 */
final class TextWidth {
    static final int PLAIN_SIZE = 12;
    static final int STRONG_SIZE = 13;
    static final int SMALL_SIZE = 11;

    /** Of one row; the whole label is in the tool tip. */
    static final int MOST_CHARACTERS = 64;

    private static final double NARROW = 0.36;
    private static final double WIDE = 0.95;
    private static final double CAPITAL = 0.74;
    private static final double USUAL = 0.63;
    private static final double BOLD = 1.08;

    private TextWidth() {}

    static int plain(String text) {
        return (int) Math.ceil(em(text) * PLAIN_SIZE);
    }

    static int strong(String text) {
        return (int) Math.ceil(em(text) * STRONG_SIZE * BOLD);
    }

    static int small(String text) {
        return (int) Math.ceil(em(text) * SMALL_SIZE);
    }

    private static double em(String text) {
        return text.codePoints().mapToDouble(TextWidth::em).sum();
    }

    private static double em(int character) {
        if ("iljtfrI.,:;'|!()[]{} /-".indexOf(character) >= 0) {
            return NARROW;
        }
        if ("mwMW@%".indexOf(character) >= 0 || character > 0x2e7f) {
            return WIDE;
        }
        return Character.isUpperCase(character) ? CAPITAL : USUAL;
    }
}
