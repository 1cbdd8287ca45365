package org.waypost.mta.smtp;

/** Foreign bytes for the log: one line, printable, and no quote that could end a quoted word. */
public final class LogText {
    /** Longer texts are cut: a client does not decide how much is logged. */
    private static final int LONGEST = 512;

    private LogText() {}

    public static String of(String foreign) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < foreign.length() && text.length() < LONGEST; i++) {
            char c = foreign.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                text.append(String.format("\\x%02x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
