package org.waypost.engine.value;

import java.net.InetAddress;

/** Where a session comes from. */
public sealed interface ClientAddress {
    /** A message handed in by a program on this machine, not over TCP. */
    record Local() implements ClientAddress {}

    /**
     * A TCP peer. IPv4-mapped IPv6 addresses are already IPv4 here.
     *
     * @param bits the address once more, as tables of networks are asked for it
     */
    record Peer(InetAddress address, IpBits bits) implements ClientAddress {
        public Peer(InetAddress address) {
            this(address, IpBits.of(address));
        }
    }
}
