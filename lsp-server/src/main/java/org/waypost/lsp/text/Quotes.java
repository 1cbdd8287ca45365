package org.waypost.lsp.text;

/** Names are the same with quotes and without. */
public final class Quotes {
    private Quotes() {}

    /** Takes off the quotes, also where the closing one is still missing. */
    public static String strip(String text) {
        if (text.isEmpty() || text.charAt(0) != '"') {
            return text;
        }
        boolean closed = text.length() > 1 && text.endsWith("\"");
        return text.substring(1, closed ? text.length() - 1 : text.length());
    }
}
