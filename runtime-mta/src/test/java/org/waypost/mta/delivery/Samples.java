package org.waypost.mta.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Action.Outgoing;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;

/** Envelopes, actions and tables to test with. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static final Envelope.Origin ORIGIN =
            new Envelope.Origin(
                    "smtpd.conf:1",
                    "",
                    "mx.here.example",
                    "c",
                    "<unknown>",
                    "local",
                    "",
                    false,
                    false);

    private Samples() {}

    public static Envelope relay(String sender, String recipient) {
        return envelope(new Envelope.Relay("out", ""), sender, recipient, 1);
    }

    public static Envelope local(String sender, String recipient) {
        return local(sender, recipient, "");
    }

    public static Envelope local(String sender, String recipient, String extension) {
        return envelope(new Envelope.Local("in", "", "alice", "", extension), sender, recipient, 1);
    }

    public static Envelope envelope(
            Envelope.Destination destination, String sender, String recipient, int number) {
        MailAddress address = MailAddress.parse(recipient);
        return new Envelope(
                new EnvelopeId(0x1234abcd, number),
                destination,
                ORIGIN,
                sender.isEmpty() ? MailAddress.NULL_SENDER : MailAddress.parse(sender),
                address,
                address,
                NOW,
                Duration.ofDays(4),
                Envelope.Attempts.NONE,
                Dsn.NONE);
    }

    /** Entries: {@code key} or {@code key=value}. */
    public static Table table(String name, String... entries) {
        List<TableEntry> list =
                Arrays.stream(entries)
                        .map(e -> e.split("=", 2))
                        .map(e -> new TableEntry(e[0], e.length > 1 ? e[1] : "", 1))
                        .toList();
        boolean map = list.stream().anyMatch(e -> !e.value().isEmpty());
        return new Table.InMemory(
                name, map ? Table.Shape.MAP : Table.Shape.LIST, "smtpd.conf", list);
    }

    public static Action.Relay to(Action.Route route, Outgoing outgoing) {
        return new Action.Relay("out", route, outgoing, Optional.empty());
    }

    public static Outgoing plain() {
        return new Outgoing(
                Action.TlsPolicy.OPPORTUNISTIC,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public static Action.Local by(Action.Method method) {
        return new Action.Local("in", method, Action.Users.SYSTEM, Optional.empty());
    }
}
