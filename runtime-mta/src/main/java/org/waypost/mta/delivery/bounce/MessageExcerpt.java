package org.waypost.mta.delivery.bounce;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a report has of the message that it is about.
 *
 * @param text whole lines with LF, bytes as ISO 8859-1 characters; a header without control
 *     characters
 * @param whole whether it is all of it
 */
record MessageExcerpt(String text, boolean whole) {
    /** Enough to recognise a message by; a report must stay small whatever was sent. */
    private static final int MAX_HEADER_BYTES = 32 * 1024;

    /** A sender who wants the whole message back gets the header of a larger one. */
    private static final int MAX_BYTES = 1024 * 1024;

    static MessageExcerpt header(InputStream message) throws IOException {
        InputStream in = new BufferedInputStream(message);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        while (b >= 0 && lines.size() + line.size() < MAX_HEADER_BYTES) {
            boolean end = b == '\n';
            if (end && line.size() == 0) {
                break;
            }
            line.write(b == '\t' || end || b >= ' ' && b != 0x7f ? b : '?');
            if (end) {
                line.writeTo(lines);
                line.reset();
            }
            b = in.read();
        }
        return new MessageExcerpt(lines.toString(StandardCharsets.ISO_8859_1), false);
    }

    /** Empty when it is too large. */
    static Optional<MessageExcerpt> whole(InputStream message) throws IOException {
        byte[] bytes = message.readNBytes(MAX_BYTES + 1);
        return bytes.length > MAX_BYTES
                ? Optional.empty()
                : Optional.of(
                        new MessageExcerpt(new String(bytes, StandardCharsets.ISO_8859_1), true));
    }

    boolean isEightBit() {
        return text.chars().anyMatch(c -> c > 0x7f);
    }
}
