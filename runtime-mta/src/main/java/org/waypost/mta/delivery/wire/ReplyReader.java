package org.waypost.mta.delivery.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.waypost.mta.delivery.OneLine;

/**
 * Reads replies (RFC 5321, 4.2) from bytes that nobody vouches for: bounded in length and number of
 * lines, control characters replaced. A line ends at LF; one CR before it belongs to the end.
 */
final class ReplyReader {
    private final WireLimits limits;

    ReplyReader(WireLimits limits) {
        this.limits = limits;
    }

    /**
     * @throws ProtocolException the bytes are no reply, or too many
     * @throws EOFException the other side closed
     */
    Reply read(InputStream input) throws IOException {
        List<String> texts = new ArrayList<>();
        int code = 0;
        for (boolean more = true; more; ) {
            if (texts.size() == limits.replyLines()) {
                throw new ProtocolException("Reply of too many lines");
            }
            String line = readLine(input);
            int here = codeOf(line);
            if (!texts.isEmpty() && here != code) {
                throw new ProtocolException("Reply with two codes: " + line);
            }
            code = here;
            more = line.length() > 3 && line.charAt(3) == '-';
            texts.add(line.length() > 4 ? line.substring(4) : "");
        }
        return new Reply(code, texts);
    }

    private String readLine(InputStream input) throws IOException {
        byte[] line = new byte[limits.lineBytes()];
        int length = 0;
        for (int b = input.read(); b != '\n'; b = input.read()) {
            if (b < 0) {
                throw new EOFException("Connection closed unexpectedly");
            }
            if (length == line.length) {
                throw new ProtocolException("Reply line too long");
            }
            line[length++] = (byte) b;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return OneLine.of(line, length);
    }

    private static int codeOf(String line) throws ProtocolException {
        boolean separated =
                line.length() == 3
                        || line.length() > 3 && (line.charAt(3) == ' ' || line.charAt(3) == '-');
        if (!separated || !line.substring(0, 3).matches("[2-5][0-9][0-9]")) {
            throw new ProtocolException("Not a reply: " + line);
        }
        return Integer.parseInt(line.substring(0, 3));
    }
}
