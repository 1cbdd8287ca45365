package org.waypost.mta.queue;

import java.time.Duration;
import java.time.Instant;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.queue.Envelope.Attempts;
import org.waypost.mta.queue.Envelope.Destination;
import org.waypost.mta.queue.Envelope.Local;
import org.waypost.mta.queue.Envelope.Origin;
import org.waypost.mta.queue.Envelope.Relay;

/** Envelopes that tests start from. */
public final class EnvelopeSamples {
    public static final Instant NOON = Instant.parse("2013-01-24T12:00:00Z");
    public static final Duration FOUR_DAYS = Duration.ofDays(4);

    private EnvelopeSamples() {}

    public static Envelope relay(EnvelopeId id, String recipient) {
        return envelope(id, new Relay("outbound", ""), recipient);
    }

    public static Envelope local(EnvelopeId id, String recipient) {
        return envelope(id, new Local("local_mail", "", "ann", "", ""), recipient);
    }

    public static Envelope envelope(EnvelopeId id, Destination destination, String recipient) {
        return from(MailAddress.parse("gilles@poolp.example"), id, destination, recipient);
    }

    public static Envelope from(
            MailAddress sender, EnvelopeId id, Destination destination, String recipient) {
        return new Envelope(
                id,
                destination,
                origin(),
                sender,
                MailAddress.parse(recipient),
                MailAddress.parse(recipient),
                NOON,
                FOUR_DAYS,
                Attempts.NONE,
                Dsn.NONE);
    }

    /** The same, but it came at another time. */
    public static Envelope at(Instant created, Envelope envelope) {
        return new Envelope(
                envelope.id(),
                envelope.destination(),
                envelope.origin(),
                envelope.sender(),
                envelope.recipient(),
                envelope.current(),
                created,
                envelope.ttl(),
                envelope.attempts(),
                Dsn.NONE);
    }

    public static Origin origin() {
        return new Origin(
                "smtpd.conf:12",
                "",
                "mail.example.org",
                "client.example",
                "client.example",
                "192.0.2.7",
                "",
                false,
                false);
    }
}
