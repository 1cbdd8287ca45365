package org.waypost.mta.delivery.route;

import java.net.InetAddress;
import java.util.List;

/**
 * A server that may take the message.
 *
 * @param name as the MX record or the URL has it; a certificate must be for this name
 * @param addresses in the order to try them
 * @param ways in the order to try them, one but for {@code ssl://}
 */
public record Peer(String name, List<InetAddress> addresses, List<Way> ways) {
    public Peer {
        addresses = List.copyOf(addresses);
        ways = List.copyOf(ways);
    }
}
