package org.waypost.mta.queue;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Names an envelope; its first half names the message.
 *
 * @param message random, not 0
 * @param envelope random, not 0
 */
public record EnvelopeId(int message, int envelope) implements Comparable<EnvelopeId> {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HALF = 8;

    /** 8 hexadecimal digits. */
    public String messageText() {
        return text(message);
    }

    /** 16 hexadecimal digits. */
    @Override
    public String toString() {
        return text(message) + text(envelope);
    }

    /** As their texts are ordered. */
    @Override
    public int compareTo(EnvelopeId other) {
        int messages = Integer.compareUnsigned(message, other.message);
        return messages != 0 ? messages : Integer.compareUnsigned(envelope, other.envelope);
    }

    public static String text(int id) {
        return HEX.toHexDigits(id);
    }

    /** Exactly 16 lower-case hexadecimal digits, neither half 0. */
    public static Optional<EnvelopeId> parse(String text) {
        if (text.length() != 2 * HALF) {
            return Optional.empty();
        }
        return parseHalf(text.substring(0, HALF))
                .flatMap(
                        message ->
                                parseHalf(text.substring(HALF))
                                        .map(envelope -> new EnvelopeId(message, envelope)));
    }

    /** Exactly 8 lower-case hexadecimal digits, not 0. */
    public static Optional<Integer> parseMessage(String text) {
        return parseHalf(text);
    }

    private static Optional<Integer> parseHalf(String text) {
        if (text.length() != HALF || !text.chars().allMatch(EnvelopeId::isDigit)) {
            return Optional.empty();
        }
        int id = HexFormat.fromHexDigits(text);
        return id == 0 ? Optional.empty() : Optional.of(id);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
}
