package org.waypost.mta.schedule;

import java.time.Duration;
import org.waypost.mta.queue.EnvelopeId;

/**
 * An envelope as the scheduler sees it, for display.
 *
 * @param time pending: until its next try, may be negative; in flight: since it started
 */
public record Scheduled(
        EnvelopeId id,
        AgentKind agent,
        State state,
        Duration time,
        boolean suspended,
        boolean held) {
    /** What {@code smtpctl show queue} says. */
    public enum State {
        PENDING,
        INFLIGHT
    }
}
