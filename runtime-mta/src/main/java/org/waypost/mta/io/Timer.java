package org.waypost.mta.io;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Time that can be waited for. A simulation moves it by hand, so that nothing ever sleeps in a
 * test. Also the clock that belongs to it: one source of time for whoever waits.
 */
public interface Timer extends InstantSource {
    /**
     * Runs a task once, not before {@code when}; a time in the past means soon. The task must be
     * short and must not block: it shares a thread with all others.
     */
    Pending at(Instant when, Runnable task);

    /** A task that waits for its time. */
    interface Pending {
        /** Never throws; without effect when the task has run. */
        void cancel();
    }
}
