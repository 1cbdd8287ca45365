package org.waypost.mta.delivery.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Puts a stored message on the wire (RFC 5321, 4.5.2): LF becomes CRLF, a dot at the beginning of a
 * line is doubled, the end is a dot alone. The queue has no CR; one that got in by hand is left
 * out, because a bare CR is where servers disagree about the end of a line.
 */
final class BodyWriter {
    private static final byte[] END = {'.', '\r', '\n'};

    /** Bytes read at once. */
    private static final int CHUNK = 8 * 1024;

    private BodyWriter() {}

    /** Writes all of {@code message} and the final dot; without the dot when reading fails. */
    static void write(InputStream message, OutputStream wire) throws IOException {
        byte[] chunk = new byte[CHUNK];
        boolean lineStart = true;
        for (int n = message.read(chunk); n >= 0; n = message.read(chunk)) {
            for (int i = 0; i < n; i++) {
                lineStart = writeByte(chunk[i], lineStart, wire);
            }
        }
        if (!lineStart) {
            wire.write('\r');
            wire.write('\n');
        }
        wire.write(END);
        wire.flush();
    }

    /** Says whether a line begins after this byte. */
    private static boolean writeByte(byte b, boolean lineStart, OutputStream wire)
            throws IOException {
        switch (b) {
            case '\n' -> {
                wire.write('\r');
                wire.write('\n');
                return true;
            }
            case '\r' -> {
                return lineStart;
            }
            case '.' -> {
                if (lineStart) {
                    wire.write('.');
                }
                wire.write('.');
                return false;
            }
            default -> {
                wire.write(b);
                return false;
            }
        }
    }
}
