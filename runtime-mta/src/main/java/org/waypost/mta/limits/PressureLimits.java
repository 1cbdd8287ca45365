package org.waypost.mta.limits;

import java.time.Duration;

/**
 * When the server asks clients to come back later: it must always be able to write down what became
 * of the mail that it has.
 *
 * @param freeBytes below this no message is taken: a few of the largest, and all their envelopes
 * @param envelopes in the queue: more would fill the heap that the scheduler has
 * @param latency of a commit, on average since it was looked last: clients give up after minutes
 */
public record PressureLimits(long freeBytes, long envelopes, Duration latency) {
    public static final PressureLimits DEFAULT =
            new PressureLimits(256L << 20, 1_000_000, Duration.ofSeconds(20));

    /** How often disk, queue and latency are looked at. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /** What was too much must fall below this part of it, so that the answer does not flicker. */
    public static final double RELIEF = 0.9;
}
