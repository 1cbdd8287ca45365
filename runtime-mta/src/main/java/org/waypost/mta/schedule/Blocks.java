package org.waypost.mta.schedule;

import java.util.Collections;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.waypost.mta.queue.Envelope;

/** Domains that nothing is sent to until a person says so; {@code *} means all. Any thread. */
final class Blocks {
    private static final String ALL = "*";

    private final NavigableSet<String> domains = new ConcurrentSkipListSet<>();

    /** False when it was blocked already. */
    boolean add(String domain) {
        return domains.add(domain.toLowerCase(Locale.ROOT));
    }

    boolean remove(String domain) {
        return domains.remove(domain.toLowerCase(Locale.ROOT));
    }

    boolean concern(Envelope envelope) {
        if (!(envelope.destination() instanceof Envelope.Relay)) {
            return false;
        }
        return domains.contains(ALL)
                || domains.contains(envelope.current().domain().toLowerCase(Locale.ROOT));
    }

    /** In the order of their names. */
    Set<String> all() {
        return Collections.unmodifiableSet(domains);
    }
}
