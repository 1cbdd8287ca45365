package org.waypost.compiler.diagnostic;

/**
 * Text of a stranger's file made fit for a terminal: nothing in it moves the cursor, changes a
 * colour or turns the direction of writing.
 */
public final class SafeText {
    private static final char CONTROL_PICTURES = '\u2400';
    private static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    /** The same text with every control character shown as a visible one. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(visible(text.charAt(i)));
        }
        return out.toString();
    }

    /** One visible character for one that may not be printed. */
    static char visible(char c) {
        if (!isUnsafe(c)) {
            return c;
        }
        if (c < 0x20) {
            return (char) (CONTROL_PICTURES + c);
        }
        return c == 0x7f ? '\u2421' : REPLACEMENT;
    }

    private static boolean isUnsafe(char c) {
        return c < 0x20
                || (c >= 0x7f && c < 0xa0)
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u200e'
                || c == '\u200f'
                || c == '\u2028'
                || c == '\u2029';
    }
}
