package org.waypost.mta.intake;

import org.jspecify.annotations.Nullable;
import org.waypost.mta.queue.Envelope;

/**
 * How a message came in, for the Received header and the envelopes.
 *
 * @param hostname the name the server said of itself
 * @param protocol RFC 3848: {@code SMTP}, {@code ESMTP}, {@code ESMTPS}, {@code ESMTPSA}
 * @param tls {@code VERSION:CIPHER:BITS:YES|NO}, null outside TLS
 * @param masked leaves the client out of the header ({@code mask-src})
 * @param namesUser tells in the header who authenticated ({@code received-auth})
 */
public record Trace(
        String hostname,
        String protocol,
        String tag,
        Peer peer,
        @Nullable String user,
        @Nullable String tls,
        boolean masked,
        boolean namesUser) {

    /**
     * @param helo as said
     * @param reverseName or {@code <unknown>}
     * @param client {@code local}, v4, {@code [v6]}
     */
    public record Peer(String helo, String reverseName, String client) {}

    /** What the envelope keeps of it. */
    Envelope.Origin origin(String rule, boolean internal) {
        return new Envelope.Origin(
                rule,
                tag,
                hostname,
                peer.helo(),
                peer.reverseName(),
                peer.client(),
                user == null ? "" : user,
                user != null,
                internal);
    }
}
