package org.waypost.mta.smtp;

import java.net.InetAddress;
import org.waypost.engine.value.ClientAddress;

/**
 * Who connected.
 *
 * @param text v4, or {@code [v6]}
 */
public record Client(ClientAddress address, String text) {
    public static Client of(InetAddress address) {
        return new Client(new ClientAddress.Peer(address), NumericAddress.text(address));
    }

    /** In brackets, as greetings have it. */
    String bracketed() {
        return text.startsWith("[") ? text : "[" + text + "]";
    }
}
