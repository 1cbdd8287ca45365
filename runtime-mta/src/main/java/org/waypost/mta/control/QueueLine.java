package org.waypost.mta.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Escapes;
import org.waypost.mta.schedule.Scheduled;

/**
 * A line of {@code show queue}: fourteen fields between bars, as scripts know them, or JSON.
 *
 * @param seconds until the next try, or since this one began; empty when no server runs
 */
record QueueLine(Envelope envelope, List<String> flags, String state, Optional<Long> seconds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static QueueLine of(Envelope envelope, Scheduled scheduled) {
        String state =
                switch (scheduled.state()) {
                    case PENDING -> "pending";
                    case INFLIGHT -> "inflight";
                };
        Duration time = scheduled.time();
        return new QueueLine(
                envelope, flags(envelope, scheduled), state, Optional.of(time.toSeconds()));
    }

    /** No server runs: nobody knows when it is tried next. */
    static QueueLine offline(Envelope envelope) {
        return new QueueLine(envelope, flags(envelope), "offline", Optional.empty());
    }

    String text(QueueView view) {
        return view.json() ? json() : bars();
    }

    private String bars() {
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
                seconds.map(String::valueOf).orElse(""),
                field(envelope.attempts().status()));
    }

    private String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", envelope.id().toString());
        fields.put("message", envelope.id().messageText());
        fields.put("family", family(envelope.origin().client()));
        fields.put("agent", envelope.destination().agent());
        fields.put("flags", flags);
        fields.put("sender", envelope.sender().isNullSender() ? "" : envelope.sender().toString());
        fields.put("recipient", envelope.recipient().toString());
        fields.put("destination", envelope.current().toString());
        fields.put("created", envelope.created().getEpochSecond());
        fields.put("expires", envelope.created().plus(envelope.ttl()).getEpochSecond());
        fields.put("lastTry", envelope.attempts().last().getEpochSecond());
        fields.put("tries", envelope.attempts().count());
        fields.put("state", state);
        fields.put("seconds", seconds.orElse(null));
        fields.put("status", envelope.attempts().status());
        fields.put("rule", envelope.origin().rule());
        fields.put("action", action(envelope));
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible); // texts and numbers only
        }
    }

    /** The name of the action, empty for a report. */
    static String action(Envelope envelope) {
        return switch (envelope.destination()) {
            case Envelope.Local local -> local.action();
            case Envelope.Relay relay -> relay.action();
            case Envelope.Bounce _ -> "";
        };
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
