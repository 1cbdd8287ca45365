package org.waypost.mta.queue;

import java.time.Duration;
import java.time.Instant;
import org.waypost.engine.value.MailAddress;

/**
 * One message for one destination.
 *
 * @param destination what is to be done with it
 * @param origin where it came from, for headers, bounces and display
 * @param sender after rewriting
 * @param recipient RCPT TO as said
 * @param current after expansion; the address that is delivered to
 * @param dsn what the sender wants to be told
 * @param attempts what was tried so far
 */
public record Envelope(
        EnvelopeId id,
        Destination destination,
        Origin origin,
        MailAddress sender,
        MailAddress recipient,
        MailAddress current,
        Instant created,
        Duration ttl,
        Attempts attempts,
        Dsn dsn) {

    /** The agent, and what it needs. */
    public sealed interface Destination {
        /** {@code mda}, {@code mta} or {@code bounce}. */
        String agent();
    }

    /**
     * To a local user.
     *
     * @param action the action's name
     * @param definition classic: the resolved action as one line of text; modern: empty, looked up
     *     by name at each attempt
     * @param user the user after expansion; the daemon's own for programs and files of aliases
     * @param program a program or file that expansion named ({@code |cmd}, {@code /file}), or empty
     * @param extension the sub-address, or empty
     */
    public record Local(
            String action, String definition, String user, String program, String extension)
            implements Destination {
        @Override
        public String agent() {
            return "mda";
        }
    }

    /** To another server. */
    public record Relay(String action, String definition) implements Destination {
        @Override
        public String agent() {
            return "mta";
        }
    }

    /**
     * A report to the sender: {@code kind} is what happened, {@code about} the envelope's status.
     */
    public record Bounce(Kind kind) implements Destination {
        /** What the report says. */
        public enum Kind {
            FAILED,
            DELAYED,
            /** On this machine, and the sender wanted to know. */
            DELIVERED,
            /** To a server that does not report itself. */
            RELAYED,
            /** To several addresses, which are reported no further (RFC 3461, 5.2.7.3). */
            EXPANDED
        }

        @Override
        public String agent() {
            return "bounce";
        }
    }

    /**
     * @param rule file:line of the rule that accepted it
     * @param client address text as the envelope file has it: {@code local}, v4, {@code [v6]}
     * @param reverseName or {@code <unknown>}
     * @param user who authenticated, or empty
     * @param smtpName the name the server said of itself
     */
    public record Origin(
            String rule,
            String tag,
            String smtpName,
            String helo,
            String reverseName,
            String client,
            String user,
            boolean authenticated,
            boolean internal) {}

    /**
     * @param lastBounce when the last delay was reported, or EPOCH
     * @param status the last answer in one line, or empty
     */
    public record Attempts(int count, Instant last, Instant lastBounce, String status) {
        public static final Attempts NONE = new Attempts(0, Instant.EPOCH, Instant.EPOCH, "");
    }

    public Envelope with(Attempts next) {
        return new Envelope(
                id, destination, origin, sender, recipient, current, created, ttl, next, dsn);
    }

    public Envelope with(Destination next) {
        return new Envelope(
                id, next, origin, sender, recipient, current, created, ttl, attempts, dsn);
    }

    public Envelope with(Dsn next) {
        return new Envelope(
                id, destination, origin, sender, recipient, current, created, ttl, attempts, next);
    }
}
