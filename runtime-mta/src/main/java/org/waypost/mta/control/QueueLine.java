package org.waypost.mta.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Escapes;
import org.waypost.mta.schedule.Scheduled;

/** A line of {@code show queue}: fourteen fields between bars, as scripts know them. */
final class QueueLine {
    private QueueLine() {}

    static String of(Envelope envelope, Scheduled scheduled) {
        String state =
                switch (scheduled.state()) {
                    case PENDING -> "pending";
                    case INFLIGHT -> "inflight";
                };
        Duration time = scheduled.time();
        return join(envelope, flags(envelope, scheduled), state, "" + time.toSeconds());
    }

    /** No server runs: nobody knows when it is tried next. */
    static String offline(Envelope envelope) {
        return join(envelope, flags(envelope), "offline", "");
    }

    private static String join(
            Envelope envelope, List<String> flags, String state, String seconds) {
        return String.join(
                "|",
                envelope.id().toString(),
                family(envelope.origin().client()),
                envelope.destination().agent(),
                String.join(",", flags),
                address(envelope.sender()),
                address(envelope.recipient()),
                address(envelope.current()),
                "" + envelope.created().getEpochSecond(),
                "" + envelope.created().plus(envelope.ttl()).getEpochSecond(),
                "" + envelope.attempts().last().getEpochSecond(),
                "" + envelope.attempts().count(),
                state,
                seconds,
                field(envelope.attempts().status()));
    }

    private static String family(String client) {
        if (client.equals("local")) {
            return "local";
        }
        return client.indexOf(':') >= 0 ? "inet6" : "inet4";
    }

    private static List<String> flags(Envelope envelope, Scheduled scheduled) {
        List<String> flags = flags(envelope);
        if (scheduled.suspended()) {
            flags.add("suspend");
        }
        if (scheduled.held()) {
            flags.add("hold");
        }
        return flags;
    }

    private static List<String> flags(Envelope envelope) {
        List<String> flags = new ArrayList<>();
        if (envelope.sender().isNullSender()) {
            flags.add("bounce");
        }
        if (envelope.origin().authenticated()) {
            flags.add("auth");
        }
        if (envelope.origin().internal()) {
            flags.add("internal");
        }
        return flags;
    }

    private static String address(MailAddress address) {
        return address.isNullSender() ? "@" : field(address.toString());
    }

    /** No stranger's bar is a field's end. */
    private static String field(String text) {
        return Escapes.encodeAlso(text, '|');
    }
}
