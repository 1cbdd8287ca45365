package org.waypost.mta.delivery.bounce;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.waypost.engine.value.MailAddress;

/**
 * How many reports one address gets. A stranger who puts somebody's address into a thousand
 * messages must not make this server send that person a thousand reports; what is too much waits.
 */
final class ReportRate {
    /** More failures than a person reads, fewer than fill a mailbox. */
    static final int REPORTS_LIMIT = 100;

    static final Duration SPAN = Duration.ofHours(1);

    /** Addresses remembered; the ones not heard of for longest are forgotten. */
    private static final int ADDRESSES_LIMIT = 10_000;

    private final Map<String, Deque<Instant>> sent =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
                    return size() > ADDRESSES_LIMIT;
                }
            };

    /** Counts it when it may be sent. */
    synchronized boolean allows(MailAddress recipient, Instant now) {
        Deque<Instant> times =
                sent.computeIfAbsent(
                        recipient.toString().toLowerCase(Locale.ROOT), _ -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().plus(SPAN).isAfter(now)) {
            times.removeFirst();
        }
        boolean allowed = times.size() < REPORTS_LIMIT;
        if (allowed) {
            times.addLast(now);
        }
        return allowed;
    }
}
