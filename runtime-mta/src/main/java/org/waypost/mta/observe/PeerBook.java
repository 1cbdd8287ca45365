package org.waypost.mta.observe;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<Pause> pauses = new LinkedHashSet<>();
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

    /** Consecutive errors that a route may have, as the original's hosts. */
    private static final int ERRORS_LIMIT = 4;

    /** How long a route is disabled after its first error too many; four times that after two. */
    private static final long PENALTY_SECONDS = 15;

    private static final long PENALTY_SECONDS_LIMIT = 3600;

    private static final class Peer {
        private final int number;
        private String name = "";
        private int open;
        private int errors;
        private Optional<Instant> last = Optional.empty();

        Peer(int number) {
            this.number = number;
        }

        int penalty() {
            return Math.max(0, errors - ERRORS_LIMIT);
        }

        /** Seconds until it is used again; 0: it is. */
        long disabledSeconds(Instant now) {
            long penalty = Math.min(penalty(), PENALTY_SECONDS_LIMIT);
            long wait = Math.min(PENALTY_SECONDS * penalty * penalty, PENALTY_SECONDS_LIMIT);
            return last.map(then -> wait - Duration.between(then, now).toSeconds())
                    .filter(left -> left > 0)
                    .orElse(0L);
        }
    }

    /** What a person stopped: a domain ({@code *} for all) from one of our addresses. */
    private record Pause(String source, String domain) {}

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
        Peer route = routes.computeIfAbsent(route(visit), _ -> new Peer(nextRoute++));
        return List.of(host, route, relays.computeIfAbsent(visit.relay(), _ -> fresh.get()));
    }

    private static String route(Visit visit) {
        return "[" + visit.source() + "] <-> " + visit.address() + named(visit.name());
    }

    /** Whether it may be made: no person stopped it, and its route is not disabled. */
    public synchronized boolean allows(Visit visit, String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        Peer route = routes.get(route(visit));
        return !pauses.contains(new Pause(visit.source(), lower))
                && !pauses.contains(new Pause(visit.source(), "*"))
                && (route == null || route.disabledSeconds(clock.instant()) == 0);
    }

    /** Sends nothing from an address of ours to a domain, or again. False: as before. */
    public synchronized boolean pause(InetAddress source, String domain, boolean paused) {
        Pause pause = new Pause(source.getHostAddress(), domain.toLowerCase(Locale.ROOT));
        return paused ? pauses.size() < LIMIT && pauses.add(pause) : pauses.remove(pause);
    }

    /** {@code show mta paused}, the part of it that is about one source. */
    public synchronized List<String> paused() {
        return pauses.stream().map(p -> "[" + p.source() + "] -> " + p.domain()).toList();
    }

    /** Uses a route again at once. False: no route has that number. */
    public synchronized boolean resumeRoute(int number) {
        List<Peer> found = routes.values().stream().filter(r -> r.number == number).toList();
        found.forEach(route -> route.errors = 0);
        return !found.isEmpty();
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
                                        + (disabled(peer) > 0 ? " -D-- nconn=" : " ---- nconn=")
                                        + peer.open
                                        + " nerror="
                                        + peer.errors
                                        + " penalty="
                                        + peer.penalty()
                                        + " timeout="
                                        + (disabled(peer) > 0 ? disabled(peer) + "s" : "-")));
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

    private long disabled(Peer route) {
        return route.disabledSeconds(clock.instant());
    }

    private String since(Optional<Instant> last) {
        return last.map(then -> Duration.between(then, clock.instant()).toSeconds() + "s")
                .orElse("-");
    }
}
