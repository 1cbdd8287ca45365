package org.waypost.mta.delivery.relay;

import java.io.IOException;
import java.io.InputStream;

/**
 * What must be known of a message before it is offered.
 *
 * @param wireBytes its size with CRLF line ends (RFC 1870, 3), without the stuffed dots
 * @param eightBit whether it has bytes above 127 (RFC 6152)
 */
record MessageShape(long wireBytes, boolean eightBit) {
    private static final int CHUNK = 16 * 1024;

    static MessageShape of(InputStream message) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long bytes = 0;
        boolean eightBit = false;
        for (int n = message.read(chunk); n >= 0; n = message.read(chunk)) {
            bytes += n;
            for (int i = 0; i < n; i++) {
                eightBit |= chunk[i] < 0;
                bytes += chunk[i] == '\n' ? 1 : 0;
            }
        }
        return new MessageShape(bytes, eightBit);
    }
}
