package org.waypost.mta.boot;

import java.net.InetSocketAddress;
import org.waypost.mta.smtp.NumericAddress;

/** A socket's address for people: {@code 127.0.0.1:2525}, {@code [::1]:2525}. */
public final class BoundAddress {
    private BoundAddress() {}

    public static String text(InetSocketAddress address) {
        return NumericAddress.text(address.getAddress()) + ":" + address.getPort();
    }
}
