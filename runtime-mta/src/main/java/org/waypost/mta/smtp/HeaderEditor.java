package org.waypost.mta.smtp;

import java.nio.charset.StandardCharsets;
import org.waypost.mta.limits.SmtpLimits;

/**
 * Looks through a header line by line: leaves Bcc out, counts Received, adds what is missing at the
 * end. Every other byte stays.
 */
final class HeaderEditor {
    private final HeaderPolicy policy;
    private boolean begun;
    private boolean dropping;
    private boolean dated;
    private boolean identified;
    private int received;

    HeaderEditor(HeaderPolicy policy) {
        this.policy = policy;
    }

    /** What becomes of one line. */
    enum Line {
        KEPT,
        DROPPED,
        /** The header is over, and this line is the empty one behind it. */
        END,
        /** The header is over, and this line is already text: an empty one is wanted before it. */
        TEXT
    }

    /**
     * @param line without its end
     */
    Line look(byte[] line, int length) {
        if (length == 0) {
            return Line.END;
        }
        if (line[0] == ' ' || line[0] == '\t') {
            return continuation();
        }
        int colon = colon(line, length);
        if (colon <= 0) {
            return Line.TEXT;
        }
        return field(new String(line, 0, colon, StandardCharsets.ISO_8859_1).strip());
    }

    /** Before the first field there is nothing to continue but our own trace header. */
    private Line continuation() {
        if (!begun) {
            return Line.TEXT;
        }
        return dropping ? Line.DROPPED : Line.KEPT;
    }

    private Line field(String name) {
        begun = true;
        dropping = name.equalsIgnoreCase("Bcc");
        dated |= name.equalsIgnoreCase("Date");
        identified |= name.equalsIgnoreCase("Message-ID");
        if (name.equalsIgnoreCase("Received")) {
            received++;
        }
        return dropping ? Line.DROPPED : Line.KEPT;
    }

    /** A field name is printable ASCII without a colon (RFC 5322, 2.2); blanks may follow it. */
    private static int colon(byte[] line, int length) {
        boolean blank = false;
        for (int i = 0; i < length; i++) {
            byte c = line[i];
            if (c == ':') {
                return i;
            }
            blank |= c == ' ' || c == '\t';
            if (c < ' ' || c == 0x7f || blank && c != ' ' && c != '\t') {
                return -1;
            }
        }
        return -1;
    }

    boolean loops() {
        return received >= SmtpLimits.RECEIVED_LINES;
    }

    /** Lines to add, with their ends. */
    byte[] missing() {
        StringBuilder lines = new StringBuilder();
        if (!dated) {
            policy.date().ifPresent(date -> lines.append("Date: ").append(date).append('\n'));
        }
        if (!identified) {
            policy.messageId()
                    .ifPresent(id -> lines.append("Message-ID: ").append(id).append('\n'));
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
