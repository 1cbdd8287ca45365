package org.waypost.engine.rule;

import java.time.Duration;
import java.util.Optional;
import org.waypost.engine.table.Table;

/** What becomes of an accepted envelope. Classic rules carry theirs, modern ones name it. */
public sealed interface Action {
    /** The name of a modern action; a classic one is called by its rule's line, {@code line N}. */
    String name();

    /** Overrides the queue's ttl ({@code ttl}, classic {@code expire}). */
    Optional<Duration> ttl();

    /** The kind as {@code waypost replay} prints it. */
    String kind();

    /** Delivery on this machine. */
    record Local(String name, Method method, Users users, Optional<Duration> ttl)
            implements Action {
        @Override
        public String kind() {
            return switch (method) {
                case Maildir _ -> "maildir";
                case Mbox _ -> "mbox";
                case Mda _ -> "mda";
                case Lmtp _ -> "lmtp";
                case ForwardOnly _, NoMethod _ -> "forward-only";
                case ExpandOnly _ -> "expand-only";
            };
        }
    }

    /** Delivery to another server. */
    record Relay(String name, Route route, Outgoing outgoing, Optional<Duration> ttl)
            implements Action {
        @Override
        public String kind() {
            return route.kind();
        }
    }

    /** How a message is handed to a local user. */
    sealed interface Method {}

    /**
     * @param path before format expansion; empty is {@code ~/Maildir}
     */
    record Maildir(Optional<String> path, boolean junk) implements Method {}

    record Mbox() implements Method {}

    /**
     * @param command before format expansion
     */
    record Mda(String command) implements Method {}

    record Lmtp(String destination, boolean rcptTo) implements Method {}

    record ForwardOnly() implements Method {}

    /**
     * A classic rule without an action: a {@code .forward} leads on, and where there is none the
     * recipient is refused for good, while {@link ForwardOnly} asks to try again later.
     */
    record NoMethod() implements Method {}

    record ExpandOnly() implements Method {}

    /**
     * Who the local users are.
     *
     * @param userbase empty is the system's user database
     * @param runAs the user that delivers, empty is the recipient
     */
    record Users(
            Optional<Table> alias,
            Optional<Table> virtual,
            Optional<Table> userbase,
            Optional<String> runAs,
            Optional<String> wrapper) {
        public static final Users SYSTEM =
                new Users(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /** Which servers a relayed message goes to. */
    sealed interface Route {
        String kind();

        /** By the MX of the recipient's domain. */
        record Mx() implements Route {
            @Override
            public String kind() {
                return "relay";
            }
        }

        /**
         * To named hosts: relay URLs, taken in turn.
         *
         * @param classic written {@code relay via}
         */
        record Hosts(Table urls, boolean classic) implements Route {
            @Override
            public String kind() {
                return classic ? "relay-via" : "relay-host";
            }
        }

        /** To the URL that the table has for the recipient's domain. */
        record ByDomain(Table urls) implements Route {
            @Override
            public String kind() {
                return "relay-host";
            }
        }

        /** By MX, but only to better preferences than our own name's. */
        record Backup(Optional<String> mx) implements Route {
            @Override
            public String kind() {
                return "relay-backup";
            }
        }
    }

    /** How TLS is asked of the other server when its URL does not say. */
    enum TlsPolicy {
        OPPORTUNISTIC,
        REQUIRED_UNVERIFIED,
        REQUIRED
    }

    /**
     * How an outgoing session is held.
     *
     * @param auth label to {@code user:password}
     * @param source addresses to bind, taken in turn
     * @param helo the name said at EHLO
     * @param heloNames address to name; wins over {@code helo}
     * @param mailFrom replaces the sender or its domain ({@code as}, {@code mail-from})
     */
    record Outgoing(
            TlsPolicy tls,
            Optional<Table> auth,
            Optional<Table> source,
            Optional<String> helo,
            Optional<Table> heloNames,
            Optional<String> mailFrom,
            Optional<String> pki,
            Optional<String> ca,
            boolean srs) {}
}
