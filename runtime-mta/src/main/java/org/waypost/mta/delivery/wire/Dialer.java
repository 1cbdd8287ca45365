package org.waypost.mta.delivery.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Opens connections to other servers. Blocking; any thread. */
@FunctionalInterface
public interface Dialer {
    /**
     * @param source the address to speak from; empty leaves it to the system
     */
    Connection connect(InetSocketAddress target, Optional<InetAddress> source) throws IOException;
}
