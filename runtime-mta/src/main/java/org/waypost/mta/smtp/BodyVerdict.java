package org.waypost.mta.smtp;

/** What the reader of a message thinks of it. */
public enum BodyVerdict {
    GOOD,
    TOO_BIG,
    HEADER_TOO_BIG,
    LINE_TOO_LONG,
    /** A CR or LF stood alone: where lines end, and where the message does, is in doubt. */
    BARE_LINE_END,
    LOOP,
    /** The queue could not take its bytes. */
    NOT_WRITTEN
}
