package org.waypost.mta.delivery.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Copies a message into a mailbox: a line that looks like the next message's first gets a {@code >}
 * before it, and the last line an end. Bytes are otherwise kept; lines may have any length.
 */
final class FromQuoting {
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private static final int CHUNK = 16 * 1024;

    private final OutputStream file;

    /** How much of {@code From } the line has so far and was not written yet; -1: it is another. */
    private int matched;

    FromQuoting(OutputStream file) {
        this.file = file;
    }

    void copy(InputStream message) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int n = message.read(chunk); n >= 0; n = message.read(chunk)) {
            for (int i = 0; i < n; i++) {
                write(chunk[i]);
            }
        }
        boolean inLine = matched != 0;
        writeMatched();
        if (inLine) {
            file.write('\n');
        }
    }

    private void write(byte b) throws IOException {
        if (matched >= 0 && b == FROM[matched]) {
            matched++;
            if (matched == FROM.length) {
                file.write('>');
                writeMatched();
                matched = -1;
            }
            return;
        }
        writeMatched();
        file.write(b);
        matched = b == '\n' ? 0 : -1;
    }

    private void writeMatched() throws IOException {
        if (matched > 0) {
            file.write(FROM, 0, matched);
            matched = 0;
        }
    }
}
