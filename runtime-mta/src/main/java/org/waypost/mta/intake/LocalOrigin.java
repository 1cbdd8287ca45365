package org.waypost.mta.intake;

import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/**
 * Where mail comes from that no client brought: this machine, through the socket or of its own.
 *
 * @param hostname the name of this machine
 * @param tag of the socket; empty when there is none
 * @param masksSource leaves out of the message's trace who handed it in
 */
public record LocalOrigin(String hostname, String tag, boolean masksSource) {
    /** What the rules see of one recipient. */
    public Facts facts(MailAddress sender, MailAddress recipient) {
        return new Facts(
                tag,
                new ClientAddress.Local(),
                false,
                "",
                false,
                "localhost",
                "localhost",
                sender,
                recipient,
                recipient);
    }

    /** What the message and its envelopes say of it. */
    public Trace trace() {
        Trace.Peer peer = new Trace.Peer("localhost", hostname, "local");
        return new Trace(hostname, "ESMTPA", tag, peer, "", null, masksSource, false);
    }
}
