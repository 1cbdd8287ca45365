package org.waypost.mta.smtp;

import org.waypost.compiler.model.Listener;
import org.waypost.engine.reading.AddressSyntax;
import org.waypost.engine.rule.Matching;
import org.waypost.mta.limits.SessionQuota;

/**
 * What a session needs to know of its listener.
 *
 * @param hostname the name that is said
 * @param matching the release, which says what an address is
 * @param tls how TLS is offered; not NONE only when a certificate was loaded
 * @param offersDsn takes what senders ask by RFC 3461
 * @param auth not NONE only when there is a table to check against
 */
public record ListenerProfile(
        String hostname,
        String tag,
        Matching matching,
        Listener.Tls tls,
        Listener.Auth auth,
        boolean masksSource,
        boolean namesUser,
        SessionQuota quota,
        boolean offersDsn) {

    /** The same listener under the name that a {@code hostnames} table has for the address. */
    public ListenerProfile named(String name) {
        return new ListenerProfile(
                name, tag, matching, tls, auth, masksSource, namesUser, quota, offersDsn);
    }

    /** An address without a domain is one of this listener. */
    AddressSyntax addresses() {
        return new AddressSyntax(matching, hostname);
    }
}
