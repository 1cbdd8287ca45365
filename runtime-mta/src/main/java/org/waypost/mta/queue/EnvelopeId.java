package org.waypost.mta.queue;

/**
 * Names an envelope; its first half names the message.
 *
 * @param message random, not 0
 * @param envelope random, not 0
 */
public record EnvelopeId(int message, int envelope) {
    /** 8 hexadecimal digits. */
    public String messageText() {
        return text(message);
    }

    /** 16 hexadecimal digits. */
    @Override
    public String toString() {
        return text(message) + text(envelope);
    }

    public static String text(int id) {
        return String.format("%08x", id);
    }
}
