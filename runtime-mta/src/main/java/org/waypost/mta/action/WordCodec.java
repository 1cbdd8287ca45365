package org.waypost.mta.action;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Any text as one word of printable ASCII: what has a meaning here is written as {@code %XX}. */
final class WordCodec {
    private static final String PLAIN = "-_./@:+*~[]";

    private WordCodec() {}

    static String encode(String text) {
        StringBuilder word = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                word.append((char) b);
            } else {
                word.append('%').append(HexFormat.of().toHexDigits(b));
            }
        }
        return word.toString();
    }

    private static boolean isPlain(byte b) {
        return b >= '0' && b <= '9'
                || b >= 'A' && b <= 'Z'
                || b >= 'a' && b <= 'z'
                || b > 0 && PLAIN.indexOf(b) >= 0;
    }

    /** Empty when this was not made by {@link #encode}. */
    static Optional<String> decode(String word) {
        byte[] bytes = new byte[word.length()];
        int length = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '%') {
                if (i + 2 >= word.length() || !isHex(word, i + 1) || !isHex(word, i + 2)) {
                    return Optional.empty();
                }
                bytes[length++] = (byte) HexFormat.fromHexDigits(word, i + 1, i + 3);
                i += 2;
            } else if (c < 0x80 && isPlain((byte) c)) {
                bytes[length++] = (byte) c;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    private static boolean isHex(String word, int index) {
        return HexFormat.isHexDigit(word.charAt(index));
    }
}
