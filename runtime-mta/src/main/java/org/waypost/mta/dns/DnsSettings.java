package org.waypost.mta.dns;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Where names are asked.
 *
 * @param servers asked in this order; empty: those of resolv.conf(5)
 * @param hosts the hosts file, read anew when it changes
 * @param timeout of one question to one server, with its repetitions
 */
public record DnsSettings(List<InetSocketAddress> servers, Path hosts, Duration timeout) {
    /** A server that takes longer is down; the next one, or the next try of the mail, has time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public static final DnsSettings SYSTEM =
            new DnsSettings(List.of(), Path.of("/etc/hosts"), PATIENCE);

    public DnsSettings {
        servers = List.copyOf(servers);
    }

    /** The same with one other server. */
    public DnsSettings asking(InetSocketAddress server) {
        return new DnsSettings(List.of(server), hosts, timeout);
    }
}
