package org.waypost.compiler.model;

import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.source.Span;
import org.waypost.engine.table.Table;

/**
 * One {@code listen on} statement; {@code ssl} of the classic dialect has become two.
 *
 * @param on interface, address or host name as written; {@code socket} for {@code listen on socket}
 * @param port TCP port; 0 for the socket
 * @param hostname the name in the greeting, empty is the server's
 * @param said the options that the file itself has; all else is a default
 */
public record Listener(
        String on,
        boolean socket,
        int port,
        Optional<Family> family,
        Tls tls,
        Auth auth,
        Optional<Table> credentials,
        Optional<String> pki,
        Optional<String> ca,
        String tag,
        Optional<String> hostname,
        Optional<Table> hostnames,
        Options options,
        Set<String> said,
        Span span) {
    public Listener {
        said = Set.copyOf(said);
    }

    /** Whether the file itself says an option: {@code port}, {@code tls}, {@code auth} … */
    public boolean says(String option) {
        return said.contains(option);
    }

    /** {@code inet4} or {@code inet6}. */
    public enum Family {
        INET4,
        INET6
    }

    /** How TLS is offered. SMTPS speaks it from the first byte. */
    public enum Tls {
        NONE,
        OPTIONAL,
        REQUIRED,
        SMTPS
    }

    /** Whether clients may or must authenticate. */
    public enum Auth {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** What few listeners have. */
    public record Options(
            Optional<String> filter,
            Optional<Table> senders,
            boolean masquerade,
            boolean maskSource,
            boolean receivedAuth,
            boolean noDsn,
            boolean proxyV2,
            boolean verify,
            Optional<String> ciphers,
            Optional<String> protocols) {
        public static final Options NONE =
                new Options(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty());
    }
}
