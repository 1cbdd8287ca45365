package org.waypost.mta.queue.log;

/** The sizes of the log, each with its reason. */
final class LogLimits {
    /** A segment is closed beyond it: it is read at once at a start, and must fit into memory. */
    static final int SEGMENT_BYTES = 16 * 1024 * 1024;

    /** A body up to this size lies in the record of its message; a larger one is a file beside. */
    static final int INLINE_BYTES = 64 * 1024;

    /** What one write takes; what waits beyond it is the next one's. */
    static final int BATCH_BYTES = 4 * 1024 * 1024;

    /** Removals that may wait for the next write. */
    static final int REMOVALS_WAITING = 1000;

    /** Segments that a start has to read at most, in quiet times: then a snapshot is made. */
    static final int SEGMENTS_BETWEEN_SNAPSHOTS = 8;

    /** A larger segment was not written by this program: 64 KB for each of 10,000 envelopes. */
    static final int SEGMENT_READ_LIMIT = 700 * 1024 * 1024;

    private LogLimits() {}
}
