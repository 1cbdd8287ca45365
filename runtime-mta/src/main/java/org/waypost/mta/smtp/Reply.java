package org.waypost.mta.smtp;

import java.util.List;

/**
 * One SMTP reply.
 *
 * @param code three digits
 * @param lines what follows the code in each line
 */
public record Reply(String code, List<String> lines) {
    public Reply {
        lines = List.copyOf(lines);
    }

    /** Of one line: {@code 250 2.0.0 Ok}. */
    public static Reply of(String line) {
        return new Reply(line.substring(0, 3), List.of(line.substring(4)));
    }

    /** A 4xx or 5xx. */
    public boolean refuses() {
        return code.charAt(0) >= '4';
    }

    /** As it goes over the wire. */
    public String wire() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            text.append(code).append(last ? ' ' : '-').append(lines.get(i)).append("\r\n");
        }
        return text.toString();
    }

    /** The first line, for the log. */
    @Override
    public String toString() {
        return code + " " + lines.getFirst();
    }
}
