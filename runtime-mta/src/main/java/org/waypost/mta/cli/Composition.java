package org.waypost.mta.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a whole message of what a program wrote: finds the recipients of the header, leaves Bcc
 * out, adds what is missing.
 */
final class Composition {
    /** RFC 5321, 6.3: a message that was handed on more often goes in a circle. */
    private static final int RECEIVED_LIMIT = 100;

    private final List<String> recipients = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final StringBuilder head = new StringBuilder();
    private int received;

    /** What is added when the message does not have it. */
    record Missing(String from, String date, String messageId) {}

    private Composition() {}

    /** The whole message, and whom its header names. */
    record Result(byte[] message, List<String> recipients, boolean loops) {}

    /**
     * @param text as a program wrote it, a byte a character
     */
    static Result of(String text, Missing missing) {
        String unix = text.replace("\r\n", "\n");
        Composition made = new Composition();
        int body = made.header(unix);
        made.add("From", missing.from());
        made.add("Date", missing.date());
        made.add("Message-ID", missing.messageId());
        if (!made.seen.contains("To") && !made.seen.contains("Cc")) {
            made.add("To", "undisclosed-recipients:;");
        }
        String rest = unix.substring(body);
        String end = rest.isEmpty() || rest.endsWith("\n") ? "" : "\n";
        String whole = made.head + "\n" + rest + end;
        return new Result(
                whole.getBytes(StandardCharsets.ISO_8859_1),
                List.copyOf(made.recipients),
                made.received >= RECEIVED_LIMIT);
    }

    private void add(String name, String value) {
        if (!seen.contains(name)) {
            head.append(name).append(": ").append(value).append('\n');
        }
    }

    /** Returns where the body begins. */
    private int header(String text) {
        int at = 0;
        while (at < text.length()) {
            int end = fieldEnd(text, at);
            String field = text.substring(at, end);
            if (field.equals("\n")) {
                return end;
            }
            int colon = field.indexOf(':');
            if (colon <= 0 || !field.substring(0, colon).strip().matches("[!-9;-~]+")) {
                return at; // no header, or text without an empty line before it
            }
            field(field.substring(0, colon).strip(), field, field.substring(colon + 1));
            at = end;
        }
        return at;
    }

    /** Behind the field's last line: lines that begin with a blank go on with it. */
    private static int fieldEnd(String text, int start) {
        int end = lineEnd(text, start);
        boolean empty = text.charAt(start) == '\n';
        while (!empty && end < text.length() && " \t".indexOf(text.charAt(end)) >= 0) {
            end = lineEnd(text, end);
        }
        return end;
    }

    private static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }

    private void field(String name, String whole, String value) {
        seen.add(name);
        String lower = name.toLowerCase(Locale.ROOT);
        if (Set.of("to", "cc", "bcc").contains(lower)) {
            recipients.addAll(AddressList.of(value));
        }
        if (lower.equals("received")) {
            received++;
        }
        if (!lower.equals("bcc")) {
            head.append(whole).append(whole.endsWith("\n") ? "" : "\n");
        }
    }
}
