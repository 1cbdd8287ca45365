package org.waypost.mta.queue;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Text of strangers as printable ASCII on one line, and back. Whatever is not printable ASCII, and
 * the backslash, becomes {@code \}{@code uXXXX} (one per UTF-16 unit); so do blanks at either end,
 * which editors like to cut.
 */
public final class Escapes {
    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS = 4;

    private Escapes() {}

    /** Nothing in the result can end a line or a field. */
    public static String encode(String text) {
        int first = firstToEscape(text);
        if (first < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c) && !isOuterBlank(text, i)) {
                out.append(c);
            } else {
                append(out, c);
            }
        }
        return out.toString();
    }

    /** As {@link #encode}, and at most {@code limit} characters of the text. */
    public static String encode(String text, int limit) {
        return encode(text.length() <= limit ? text : text.substring(0, limit));
    }

    /** In double quotes, which nothing inside can end: for log lines. */
    public static String quote(String text, int limit) {
        return '"'
                + encodeAlso(text.length() <= limit ? text : text.substring(0, limit), '"')
                + '"';
    }

    /** Escapes one character more, wherever it stands. */
    public static String encodeAlso(String text, char also) {
        String encoded = encode(text);
        if (encoded.indexOf(also) < 0) {
            return encoded;
        }
        return encoded.replace(String.valueOf(also), "\\u" + HEX.toHexDigits(also));
    }

    /** Empty when the text is not what {@link #encode} writes. */
    public static Optional<String> decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text.chars().allMatch(c -> isPlain((char) c))
                    ? Optional.of(text)
                    : Optional.empty();
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isPlain(c)) {
                out.append(c);
                at++;
            } else if (c == '\\' && isEscape(text, at)) {
                out.append((char) HexFormat.fromHexDigits(text, at + 2, at + 2 + DIGITS));
                at += 2 + DIGITS;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(out.toString());
    }

    private static boolean isEscape(String text, int at) {
        int end = at + 2 + DIGITS;
        return end <= text.length()
                && text.charAt(at + 1) == 'u'
                && text.substring(at + 2, end).chars().allMatch(HexFormat::isHexDigit);
    }

    private static int firstToEscape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i)) || isOuterBlank(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOuterBlank(String text, int at) {
        return text.charAt(at) == ' ' && (at == 0 || at == text.length() - 1);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && c != '\\';
    }

    private static void append(StringBuilder out, char c) {
        out.append("\\u").append(HEX.toHexDigits(c));
    }
}
