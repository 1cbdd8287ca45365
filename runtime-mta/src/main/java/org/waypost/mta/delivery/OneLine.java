package org.waypost.mta.delivery;

/**
 * Makes foreign text fit to stand in a line of ours. Remote replies, last words of programs and
 * addresses go through here before they reach an envelope, a header, the log or a bounce, so that
 * no CR, LF or NUL of theirs ends a line of ours.
 */
public final class OneLine {
    /** Room for an answer of several lines; more says nothing new and would be stored for days. */
    public static final int MAX_CHARS = 512;

    private OneLine() {}

    /** Printable ASCII stays; every other character becomes a question mark; cut to the limit. */
    public static String of(String foreign) {
        int length = Math.min(foreign.length(), MAX_CHARS);
        StringBuilder line = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = foreign.charAt(i);
            line.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return line.toString();
    }

    /** The same for bytes, each read as one character. */
    public static String of(byte[] foreign, int length) {
        return of(new String(foreign, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
