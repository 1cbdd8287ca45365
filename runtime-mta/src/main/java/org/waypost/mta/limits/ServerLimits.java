package org.waypost.mta.limits;

import java.time.Duration;

/** What the server as a whole may take. */
public final class ServerLimits {
    /** Passwords that are hashed at the same time: each takes a core for up to a second. */
    public static final int CRYPT_THREADS = 2;

    /**
     * How long deliveries that run are waited for at the end. What is not done by then is tried
     * again at the next start; service managers wait for 90 seconds at most.
     */
    public static final Duration LAST_DELIVERIES = Duration.ofSeconds(10);

    /**
     * How long the end as a whole may take. Its steps have limits of their own, which add up on a
     * machine that is too busy; what is left then is taken up at the next start, as after a crash.
     */
    public static final Duration END = Duration.ofSeconds(20);

    /**
     * Platform threads that carry the virtual ones. A virtual thread that loads a class keeps its
     * carrier; with two carriers both could wait for a class whose loading waits for a third
     * virtual thread, which finds no carrier: seen when a server started on a full queue. Our own
     * classes are loaded before that (ClassesAhead); these are for those of the libraries.
     */
    public static final int CARRIERS = 32;

    private ServerLimits() {}
}
