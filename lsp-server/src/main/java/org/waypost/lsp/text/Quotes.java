package org.waypost.lsp.text;

/** Names are the same with quotes and without. */
public final class Quotes {
    private Quotes() {}

    /** Takes off the quotes, also where the closing one is still missing. */
    public static String strip(String text) {
        if (!opens(text)) {
            return text;
        }
        return text.substring(1, isClosed(text) ? text.length() - 1 : text.length());
    }

    /** Whether a quoted text ends with the quote that it begins with. */
    public static boolean isClosed(String text) {
        return opens(text) && text.length() > 1 && text.charAt(text.length() - 1) == text.charAt(0);
    }

    private static boolean opens(String text) {
        return !text.isEmpty() && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    }
}
