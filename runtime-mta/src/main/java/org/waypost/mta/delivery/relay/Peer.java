package org.waypost.mta.delivery.relay;

import java.net.InetAddress;
import java.util.List;

/**
 * A server that may take the message.
 *
 * @param name as the MX record or the URL has it; a certificate must be for this name
 * @param addresses in the order to try them
 * @param ways in the order to try them, one but for {@code ssl://}
 */
record Peer(String name, List<InetAddress> addresses, List<Way> ways) {
    Peer {
        addresses = List.copyOf(addresses);
        ways = List.copyOf(ways);
    }
}
