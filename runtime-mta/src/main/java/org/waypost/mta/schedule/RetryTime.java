package org.waypost.mta.schedule;

import java.time.Instant;
import org.waypost.mta.queue.Envelope;

/** When the next try is, by the original's formula. */
final class RetryTime {
    private RetryTime() {}

    /** The first try of the series that lies ahead. */
    static Instant after(Envelope envelope, Instant now) {
        long created = envelope.created().getEpochSecond();
        AgentKind agent = AgentKind.of(envelope.destination());
        int tries = triesAhead(agent, created, envelope.attempts().count(), now.getEpochSecond());
        return Instant.ofEpochSecond(created + agent.retrySeconds(tries));
    }

    /** {@code tries}, or as many more as it takes to lie after {@code now}. */
    static int triesAhead(AgentKind agent, long created, int tries, long now) {
        int ahead = tries;
        while (created + agent.retrySeconds(ahead) <= now && ahead < TRIES_LIMIT) {
            ahead++;
        }
        return ahead;
    }

    /** 10·n² seconds are 300 years by then: the loop ends whatever a file says. */
    private static final int TRIES_LIMIT = 32_000;
}
