package org.waypost.mta.limits;

import java.time.Duration;

/** What one SMTP client may cost. Those of smtpd.conf(5) are in {@link SessionQuota}. */
public final class SmtpLimits {
    /** smtpd's limit of a command line with its end; RFC 5321 asks for 512 at least. */
    public static final int COMMAND_BYTES = 2048;

    /** smtpd's limit of a line of text; longer ones are refused and never cut. */
    public static final int TEXT_LINE_BYTES = 65535;

    /** The header of one message: it is kept in memory while it is looked through. */
    public static final int HEADER_BYTES = 64 * 1024;

    /** A message with this many Received lines goes in circles (smtpd's number). */
    public static final int RECEIVED_LINES = 100;

    /**
     * Envelopes of one message, after aliases: each is a file, and they are kept in memory until
     * the message is whole. Ten lists of a thousand addresses fit.
     */
    public static final int ENVELOPES = 10_000;

    /** Refused commands after which a session is closed: a client that only tries things out. */
    public static final int ERRORS = 50;

    /** Failed AUTH commands of a session: guessing passwords costs a connection each few. */
    public static final int AUTH_FAILURES = 3;

    /** RFC 5321, 4.5.3.2.7, and smtpd's own time: a silent client is dropped. */
    public static final Duration IDLE = Duration.ofSeconds(300);

    /** A TLS handshake takes a few round trips; a client that stalls in it is dropped. */
    public static final Duration HANDSHAKE = Duration.ofSeconds(30);

    /** How long a wrong password waits for its answer: makes guessing slow. */
    public static final Duration WRONG_PASSWORD_DELAY = Duration.ofSeconds(1);

    /** How long the client's name may take; without it the client has none. */
    public static final Duration REVERSE_NAME = Duration.ofSeconds(5);

    /** What is gathered before it is written to the queue: the memory that one body takes. */
    public static final int BODY_CHUNK = 16 * 1024;

    /** Answers that a client has not read yet: it is heard no further until it has. */
    public static final int UNREAD_ANSWERS = 16 * 1024;

    /** Most that one session keeps: its header, a chunk of its body, its input, its answers. */
    public static final int SESSION_BYTES = HEADER_BYTES + 4 * BODY_CHUNK;

    /** Open sessions on a large machine: more are a flood, not mail. */
    private static final int SESSIONS = 1000;

    /**
     * How long sessions that are in the middle of something are waited for at the end, and a client
     * for reading the last answer.
     */
    public static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private SmtpLimits() {}

    /**
     * Open sessions: at their worst they take half of the memory, and the rest still works.
     *
     * @param memoryBytes all that the server has
     */
    public static int sessions(long memoryBytes) {
        return (int) Math.min(SESSIONS, memoryBytes / 2 / SESSION_BYTES);
    }
}
