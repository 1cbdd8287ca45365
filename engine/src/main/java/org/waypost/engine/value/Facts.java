package org.waypost.engine.value;

import org.jspecify.annotations.Nullable;

/**
 * All that the rules may ask about one envelope.
 *
 * @param tag the listener's tag, empty without one
 * @param client where the session comes from
 * @param internal whether the current address came out of an alias, a virtual table or a .forward
 * @param user who authenticated: null is nobody, the empty name is a local program
 * @param tls whether the session is inside TLS
 * @param helo the argument of HELO or EHLO, empty without one
 * @param reverseName the client's name by reverse DNS, null when unknown
 * @param sender MAIL FROM
 * @param recipient RCPT TO as the client said it
 * @param current the address being decided: the recipient, or what it expanded to
 */
public record Facts(
        String tag,
        ClientAddress client,
        boolean internal,
        @Nullable String user,
        boolean tls,
        String helo,
        @Nullable String reverseName,
        MailAddress sender,
        MailAddress recipient,
        MailAddress current) {

    /** The same envelope after one step of expansion. */
    public Facts expandedTo(MailAddress address) {
        return new Facts(
                tag, client, true, user, tls, helo, reverseName, sender, recipient, address);
    }

    public boolean authenticated() {
        return user != null;
    }
}
