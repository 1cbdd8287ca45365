package org.waypost.mta.delivery.route;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waypost.mta.io.Resolver;

/** A resolver with a few names; all others do not exist. */
public final class NamesInMemory implements Resolver {
    private final Map<String, Reply<Mx>> exchangers = new HashMap<>();
    private final Map<String, Reply<String>> texts = new HashMap<>();
    private final Map<String, Reply<InetAddress>> hosts = new HashMap<>();

    public NamesInMemory mx(String domain, Mx... records) {
        exchangers.put(domain, new Reply.Found<>(List.of(records)));
        return this;
    }

    public NamesInMemory mx(String domain, Reply<Mx> reply) {
        exchangers.put(domain, reply);
        return this;
    }

    public NamesInMemory text(String domain, String... records) {
        return text(domain, new Reply.Found<>(List.of(records)));
    }

    public NamesInMemory text(String domain, Reply<String> reply) {
        texts.put(domain, reply);
        return this;
    }

    public NamesInMemory host(String name, String... addresses) {
        hosts.put(
                name,
                new Reply.Found<>(Arrays.stream(addresses).map(InetAddress::ofLiteral).toList()));
        return this;
    }

    @Override
    public Reply<Mx> mx(String domain) {
        return exchangers.getOrDefault(domain, new Reply.NoSuchName<>());
    }

    @Override
    public Reply<InetAddress> addresses(String host) {
        if (host.matches("[0-9.]+") || host.contains(":")) {
            return new Reply.Found<>(List.of(InetAddress.ofLiteral(host)));
        }
        return hosts.getOrDefault(host, new Reply.NoSuchName<>());
    }

    @Override
    public Reply<String> texts(String domain) {
        return texts.getOrDefault(domain, new Reply.NoSuchName<>());
    }

    @Override
    public Reply<String> reverse(InetAddress address) {
        return new Reply.NoSuchName<>();
    }
}
