package org.waypost.mta.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The trace header (RFC 5321, 4.4), laid out as smtpd does. No part of it can break out of its
 * line: HELO names and addresses passed a syntax check, everything else is made here.
 */
public final class ReceivedHeader {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z (zzz)", Locale.ROOT);

    private ReceivedHeader() {}

    /** RFC 5322, 3.3, with the zone's name as a comment. */
    public static String date(Instant now, ZoneId zone) {
        return DATE.format(now.atZone(zone));
    }

    /** With its last line end, LF. */
    static String of(Submission message, String messageId, String date) {
        Trace trace = message.origin();
        StringBuilder text = new StringBuilder("Received: ");
        if (!trace.masked()) {
            Trace.Peer peer = trace.peer();
            String client = peer.client();
            text.append("from ").append(peer.helo()).append(" (").append(peer.reverseName());
            text.append(' ').append(client.startsWith("[") ? client : "[" + client + "]");
            text.append(')');
        }
        text.append("\n\tby ").append(trace.hostname()).append(" (Waypost) with ");
        text.append(trace.protocol()).append(" id ").append(messageId);
        appendTls(trace, text);
        if (message.recipients().size() == 1) {
            text.append("\n\tfor <").append(message.recipients().getFirst().address()).append('>');
        }
        return text.append(";\n\t").append(date).append('\n').toString();
    }

    private static void appendTls(Trace trace, StringBuilder text) {
        if (trace.tls() == null) {
            return;
        }
        text.append(" (").append(trace.tls()).append(')');
        String user = trace.user();
        if (trace.namesUser() && user != null) {
            text.append(" auth=yes user=").append(printable(user));
        }
    }

    /** A user name is what the client sent: only what cannot be syntax of a header is shown. */
    private static String printable(String user) {
        return user.replaceAll("[^A-Za-z0-9.@_+=-]", "?");
    }
}
