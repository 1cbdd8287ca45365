package org.waypost.mta.delivery.route;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.Resolver;
import org.waypost.mta.io.Resolver.Mx;
import org.waypost.mta.io.Resolver.Reply;

/** Finds the servers of a domain by its MX records (RFC 5321, 5.1; RFC 7505). */
final class MailExchangers {
    /**
     * A domain may list hundreds of servers; looking them all up would hold a delivery for long.
     */
    private static final int MAX_EXCHANGERS = 16;

    private final Resolver resolver;
    private final Entropy entropy;

    MailExchangers(Resolver resolver, Entropy entropy) {
        this.resolver = resolver;
        this.entropy = entropy;
    }

    /**
     * @param backupName only exchangers better than this one are used; empty uses all
     */
    Plan of(String domain, Optional<String> backupName, Way way) {
        if (domain.startsWith("[") && domain.endsWith("]")) {
            return ownAddresses(RelayUrlParser.bare(domain), way, "No MX found for domain");
        }
        return switch (resolver.mx(domain)) {
            case Reply.Found<Mx>(List<Mx> records) -> byRecords(records, backupName, way);
            case Reply.Nothing<Mx>() -> ownAddresses(domain, way, "No MX found for domain");
            case Reply.NoSuchName<Mx>() -> unknownToDns(domain, way);
            case Reply.TemporaryFailure<Mx> _ -> Plan.later("Temporary failure in MX lookup");
        };
    }

    /** The hosts file may know what the DNS does not. */
    private Plan unknownToDns(String domain, Way way) {
        return ownAddresses(domain, way, "") instanceof Plan.Peers peers
                ? peers
                : Plan.never("Domain does not exist");
    }

    private Plan ownAddresses(String host, Way way, String failure) {
        return switch (resolver.addresses(host)) {
            case Reply.Found<InetAddress>(List<InetAddress> found) ->
                    new Plan.Peers(List.of(new Peer(host, found, List.of(way))));
            case Reply.TemporaryFailure<InetAddress> _ ->
                    Plan.later("Temporary failure in MX lookup");
            case Reply.Nothing<InetAddress> _ -> Plan.later(failure);
            case Reply.NoSuchName<InetAddress> _ -> Plan.later(failure);
        };
    }

    private Plan byRecords(List<Mx> records, Optional<String> backupName, Way way) {
        if (records.stream().allMatch(MailExchangers::refusesMail)) {
            return Plan.never("Domain does not accept mail");
        }
        List<Mx> usable = betterThan(backupName, inOrder(records));
        if (usable.isEmpty()) {
            return Plan.later("No MX found for destination");
        }
        List<Peer> peers = new ArrayList<>();
        for (Mx record : usable.subList(0, Math.min(usable.size(), MAX_EXCHANGERS))) {
            if (resolver.addresses(record.host())
                    instanceof Reply.Found<InetAddress>(List<InetAddress> addresses)) {
                peers.add(new Peer(record.host(), addresses, List.of(way)));
            }
        }
        return peers.isEmpty() ? Plan.later("No MX found for domain") : new Plan.Peers(peers);
    }

    /** A null MX, and what people write instead of one. */
    private static boolean refusesMail(Mx record) {
        String host = name(record.host());
        return host.isEmpty() || host.equals("localhost");
    }

    /** Lowest preference first; equal ones in random order, so that their load is shared. */
    private List<Mx> inOrder(List<Mx> records) {
        List<Mx> order = new ArrayList<>(records);
        Collections.shuffle(order, new Random(entropy.nextInt()));
        order.sort(Comparator.comparingInt(Mx::preference));
        return order;
    }

    /** Without a record for our own name all are used, as the original does. */
    private static List<Mx> betterThan(Optional<String> backupName, List<Mx> records) {
        int own =
                records.stream()
                        .filter(
                                r ->
                                        backupName
                                                .filter(n -> name(n).equals(name(r.host())))
                                                .isPresent())
                        .mapToInt(Mx::preference)
                        .min()
                        .orElse(Integer.MAX_VALUE);
        return records.stream().filter(r -> r.preference() < own).toList();
    }

    private static String name(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
