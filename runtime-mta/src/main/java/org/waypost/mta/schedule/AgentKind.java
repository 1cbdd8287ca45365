package org.waypost.mta.schedule;

import org.waypost.mta.queue.Envelope.Bounce;
import org.waypost.mta.queue.Envelope.Destination;
import org.waypost.mta.queue.Envelope.Local;
import org.waypost.mta.queue.Envelope.Relay;

/** Who takes an envelope further. */
public enum AgentKind {
    /** Delivery on this machine. */
    MDA("mda", 10),
    /** Delivery to another server. */
    MTA("mta", 400),
    /** A report to the sender. */
    BOUNCE("bounce", 10);

    private final String text;
    private final long retryBaseSeconds;

    AgentKind(String text, long retryBaseSeconds) {
        this.text = text;
        this.retryBaseSeconds = retryBaseSeconds;
    }

    /** As envelope files and {@code smtpctl} call it. */
    public String text() {
        return text;
    }

    /** The n-th try is due this long after the envelope came: the original's base times n². */
    long retrySeconds(int tries) {
        long squared = (long) tries * tries;
        return Math.min(squared, Integer.MAX_VALUE) * retryBaseSeconds;
    }

    static AgentKind of(Destination destination) {
        return switch (destination) {
            case Local _ -> MDA;
            case Relay _ -> MTA;
            case Bounce _ -> BOUNCE;
        };
    }
}
