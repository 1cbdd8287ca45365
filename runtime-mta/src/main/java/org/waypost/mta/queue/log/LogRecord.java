package org.waypost.mta.queue.log;

import java.util.List;
import org.waypost.mta.queue.EnvelopeId;

/** What a record says. Offsets count from the beginning of its payload. */
sealed interface LogRecord {
    /**
     * A whole message: replaces what was said of it before.
     *
     * @param bodyOffset of the body in the payload; {@link #BESIDE}: it is a file of its own
     * @param bodyCrc CRC32C of the body
     */
    record Kept(int message, int bodyOffset, long bodyLength, int bodyCrc, List<Text> envelopes)
            implements LogRecord {
        static final int BESIDE = -1;
    }

    /**
     * Where an envelope's text is.
     *
     * @param length without the four bytes of CRC32C before it, which {@code offset} points at
     */
    record Text(int envelope, int offset, int length) {}

    /** An envelope's new text. */
    record Changed(int message, Text text) implements LogRecord {}

    /** An envelope is gone, and the message with its last one. */
    record Removed(EnvelopeId id) implements LogRecord {}

    /** Where earlier segments end; all in one record, since half of it would say something else. */
    record Bounds(List<Bound> each) implements LogRecord {}

    /** What lies in an earlier segment from {@code length} on was never acknowledged. */
    record Bound(int segment, int length) {}
}
