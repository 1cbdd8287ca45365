package org.waypost.mta.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * @param atOnce deliveries that run at the same time, by agent
 * @param share of those, at most for one destination: a domain, or a user here
 * @param warnAfter when a sender is told that a message is delayed, after its arrival; ascending
 * @param bounceTtl how long a report is tried
 * @param gather how long a report waits for further envelopes of its message
 * @param rescan how often the queue is searched for envelopes that a person put there
 */
public record SchedulerSettings(
        Map<AgentKind, Integer> atOnce,
        Map<AgentKind, Integer> share,
        List<Duration> warnAfter,
        Duration bounceTtl,
        Duration gather,
        Duration rescan) {
    /**
     * The original's: 50 local sessions and 7 of a user, 2 bounce sessions, 1 second of gathering,
     * 4 hours until the first warning, 7 days for a bounce. 100 relays at once, its limit per
     * relay, and 20 to a domain, its limit per connector.
     */
    public static final SchedulerSettings DEFAULT =
            new SchedulerSettings(
                    Map.of(AgentKind.MDA, 50, AgentKind.MTA, 100, AgentKind.BOUNCE, 2),
                    Map.of(AgentKind.MDA, 7, AgentKind.MTA, 20),
                    List.of(Duration.ofHours(4)),
                    Duration.ofDays(7),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(10));

    public SchedulerSettings {
        atOnce = Map.copyOf(atOnce);
        share = Map.copyOf(share);
        warnAfter = List.copyOf(warnAfter);
    }

    /** With {@code bounce warn-interval}. */
    public SchedulerSettings withWarnAfter(List<Duration> next) {
        return new SchedulerSettings(atOnce, share, next, bounceTtl, gather, rescan);
    }

    /** No share of its own: all of them. */
    int share(AgentKind kind) {
        return share.getOrDefault(kind, limit(kind));
    }

    int limit(AgentKind kind) {
        return atOnce.getOrDefault(kind, 1);
    }
}
