package org.waypost.mta.smtp;

import org.jspecify.annotations.Nullable;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.intake.Trace;

/** What a session has learned of its client so far. */
final class Identity {
    /** How a client without a name is called in headers and envelopes. */
    static final String NAMELESS = "<unknown>";

    private final Client client;
    private String helo = "";
    private boolean extended;
    private @Nullable String tls;
    private @Nullable String user;
    private @Nullable String reverseName;

    Identity(Client client) {
        this.client = client;
    }

    Client client() {
        return client;
    }

    void introduce(String name, boolean withEhlo) {
        helo = name;
        extended = withEhlo;
    }

    boolean introduced() {
        return !helo.isEmpty();
    }

    /** What was said in clear is forgotten (RFC 3207, 4.2). */
    void secure(String description) {
        tls = description;
        helo = "";
        extended = false;
    }

    boolean secured() {
        return tls != null;
    }

    void authenticate(String name) {
        user = name;
    }

    boolean authenticated() {
        return user != null;
    }

    void nameClient(String name) {
        reverseName = name;
    }

    /** Whether DNS was asked for the client's name. */
    boolean named() {
        return reverseName != null;
    }

    Facts facts(ListenerProfile listener, MailAddress sender, MailAddress recipient) {
        boolean nameless = reverseName == null || reverseName.equals(NAMELESS);
        return new Facts(
                listener.tag(),
                client.address(),
                false,
                user,
                secured(),
                helo,
                nameless ? null : reverseName,
                sender,
                recipient,
                recipient);
    }

    Trace trace(ListenerProfile listener) {
        String name = reverseName == null ? NAMELESS : reverseName;
        return new Trace(
                listener.hostname(),
                protocol(),
                listener.tag(),
                new Trace.Peer(helo, name, client.text()),
                user,
                tls,
                listener.masksSource(),
                listener.namesUser());
    }

    /** RFC 3848. */
    private String protocol() {
        return (extended ? "E" : "")
                + "SMTP"
                + (secured() ? "S" : "")
                + (authenticated() ? "A" : "");
    }
}
