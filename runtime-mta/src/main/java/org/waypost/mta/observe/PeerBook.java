package org.waypost.mta.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known of the servers that mail goes to, for display. Any thread. */
public final class PeerBook {
    /** Of each kind; the ones not used for longest are forgotten. */
    private static final int LIMIT = 1000;

    private final InstantSource clock;
    private final Map<String, Peer> hosts = bounded();
    private final Map<String, Peer> routes = bounded();
    private final Map<String, Peer> relays = bounded();
    private final Map<String, Answer> answers = bounded();
    private int nextRoute = 1;

    public PeerBook(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A connection to be.
     *
     * @param relay the domain and the way, as {@code show relays} says it
     * @param source the own address, empty when the system chooses
     * @param address of the server
     * @param name of the server, or empty
     */
    public record Visit(String relay, String source, String address, String name) {}

    private static final class Peer {
        private final int number;
        private String name = "";
        private int open;
        private int errors;
        private Optional<Instant> last = Optional.empty();

        Peer(int number) {
            this.number = number;
        }
    }

    private record Answer(Instant when, String status) {}

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > LIMIT;
            }
        };
    }

    public synchronized void opened(Visit visit) {
        for (Peer peer : peers(visit)) {
            peer.open++;
            peer.last = Optional.of(clock.instant());
        }
    }

    /**
     * @param failed whether the server could not be used
     */
    public synchronized void closed(Visit visit, boolean failed) {
        for (Peer peer : peers(visit)) {
            peer.open = Math.max(0, peer.open - 1);
            peer.errors = failed ? peer.errors + 1 : 0;
        }
    }

    private List<Peer> peers(Visit visit) {
        Supplier<Peer> fresh = () -> new Peer(nextRoute);
        Peer host = hosts.computeIfAbsent(visit.address(), _ -> fresh.get());
        host.name = visit.name();
        Peer route =
                routes.computeIfAbsent(
                        "[" + visit.source() + "] <-> " + visit.address() + named(visit.name()),
                        _ -> new Peer(nextRoute++));
        return List.of(host, route, relays.computeIfAbsent(visit.relay(), _ -> fresh.get()));
    }

    private static String named(String name) {
        return name.isEmpty() ? "" : " (" + name + ")";
    }

    /** How the last delivery to a domain ended. */
    public synchronized void answered(String domain, String status) {
        answers.put(domain, new Answer(clock.instant(), status));
    }

    /** {@code show hosts}. */
    public synchronized List<String> hosts() {
        List<String> lines = new ArrayList<>();
        hosts.forEach(
                (address, host) ->
                        lines.add(
                                (address + " " + host.name).strip()
                                        + " refcount="
                                        + (1 + host.open)
                                        + " nconn="
                                        + host.open
                                        + " lastconn="
                                        + since(host.last)));
        return lines;
    }

    /** {@code show routes}. */
    public synchronized List<String> routes() {
        List<String> lines = new ArrayList<>();
        routes.forEach(
                (route, peer) ->
                        lines.add(
                                peer.number
                                        + ". "
                                        + route
                                        + " ---- nconn="
                                        + peer.open
                                        + " nerror="
                                        + peer.errors
                                        + " penalty=0 timeout=-"));
        return lines;
    }

    /** {@code show relays}. */
    public synchronized List<String> relays() {
        List<String> lines = new ArrayList<>();
        relays.forEach(
                (relay, peer) ->
                        lines.add(
                                relay
                                        + " refcount="
                                        + (1 + peer.open)
                                        + " ntask="
                                        + peer.open
                                        + " nconn="
                                        + peer.open
                                        + " lastconn="
                                        + since(peer.last)
                                        + " timeout=- wait="));
        return lines;
    }

    /** {@code show hoststats}. */
    public synchronized List<String> answers() {
        List<String> lines = new ArrayList<>();
        answers.forEach(
                (domain, answer) ->
                        lines.add(
                                domain
                                        + "|"
                                        + answer.when().getEpochSecond()
                                        + "|"
                                        + answer.status()));
        return lines;
    }

    private String since(Optional<Instant> last) {
        return last.map(then -> Duration.between(then, clock.instant()).toSeconds() + "s")
                .orElse("-");
    }
}
