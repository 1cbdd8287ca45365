package org.waypost.mta.boot;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.waypost.compiler.model.Listener;

/** What {@code listen on} names: an interface, an address, or a host name. */
final class ListenAddresses {
    private ListenAddresses() {}

    static List<InetAddress> of(Listener listener) throws StartFailure {
        List<InetAddress> all = all(listener.on());
        List<InetAddress> wanted =
                listener.family()
                        .map(family -> all.stream().filter(a -> belongs(a, family)).toList())
                        .orElse(all);
        if (wanted.isEmpty()) {
            throw new StartFailure(
                    At.line(listener.span())
                            + "nothing to listen on: `"
                            + listener.on()
                            + "` is no interface, address or host name of this machine");
        }
        return wanted;
    }

    private static List<InetAddress> all(String name) {
        try {
            NetworkInterface network = NetworkInterface.getByName(name);
            if (network != null) {
                return network.inetAddresses().filter(a -> !a.isLinkLocalAddress()).toList();
            }
            return Arrays.asList(InetAddress.getAllByName(name));
        } catch (SocketException | UnknownHostException unknown) {
            return List.of();
        }
    }

    private static boolean belongs(InetAddress address, Listener.Family family) {
        return switch (family) {
            case INET4 -> address instanceof Inet4Address;
            case INET6 -> address instanceof Inet6Address;
        };
    }
}
