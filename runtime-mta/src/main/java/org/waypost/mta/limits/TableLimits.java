package org.waypost.mta.limits;

import java.time.Duration;

/** What tables outside may cost. */
public final class TableLimits {
    /**
     * How long one look-up may take: a client waits five minutes for its answer at RCPT (RFC 5321,
     * 4.5.3.2.3), and one recipient may need several look-ups.
     */
    public static final Duration LOOKUP = Duration.ofSeconds(10);

    /**
     * Look-ups of one table at the same time, each in a thread of the system: what is asked may
     * block in C. A table that hangs holds these and no others.
     */
    public static final int THREADS = 8;

    /** Look-ups of one table that wait for a thread: more than there are sessions. */
    public static final int WAITING = 2_000;

    /** Bytes of a passwd(5) file: a million users have less. */
    public static final int PASSWD_BYTES = 128 << 20;

    private TableLimits() {}
}
