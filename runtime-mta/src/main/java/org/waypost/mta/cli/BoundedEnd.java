package org.waypost.mta.cli;

import java.time.Duration;

/** Putting things away, and not waiting for it longer than a limit. */
final class BoundedEnd {
    private BoundedEnd() {}

    /**
     * Returns whether it was done in time. What was not goes on in a daemon thread; the caller ends
     * the process, and the next start takes up what was left, as after a crash.
     */
    static boolean of(AutoCloseable whole, Duration limit) {
        Thread steps = Thread.ofPlatform().name("last steps").daemon().start(() -> close(whole));
        try {
            return steps.join(limit);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void close(AutoCloseable whole) {
        try {
            whole.close();
        } catch (Exception failure) {
            throw new IllegalStateException("at the end", failure);
        }
    }
}
