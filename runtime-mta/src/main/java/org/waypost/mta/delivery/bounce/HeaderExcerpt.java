package org.waypost.mta.delivery.bounce;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The header of a message that is reported about.
 *
 * @param text whole lines with LF, bytes as ISO 8859-1 characters, without control characters
 */
record HeaderExcerpt(String text) {
    /** Enough to recognise a message by; a report must stay small whatever was sent. */
    private static final int MAX_BYTES = 32 * 1024;

    static HeaderExcerpt of(InputStream message) throws IOException {
        InputStream in = new BufferedInputStream(message);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && lines.size() + line.size() < MAX_BYTES; b = in.read()) {
            boolean end = b == '\n';
            if (end && line.size() == 0) {
                break;
            }
            line.write(b == '\t' || end || b >= ' ' && b != 0x7f ? b : '?');
            if (end) {
                line.writeTo(lines);
                line.reset();
            }
        }
        return new HeaderExcerpt(lines.toString(StandardCharsets.ISO_8859_1));
    }

    boolean isEightBit() {
        return text.chars().anyMatch(c -> c > 0x7f);
    }
}
