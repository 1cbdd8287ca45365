package org.waypost.mta.limits;

/** What the expansion of one recipient may cost: smtpd's numbers. */
public final class ExpansionLimits {
    /** Aliases of aliases: deeper is a loop. */
    public static final int DEPTH = 10;

    /** Nodes of one expansion (aliases, lists, .forward): bounds the envelopes of one RCPT. */
    public static final int NODES = 1000;

    /** Entries of one .forward file. */
    public static final int FORWARD_NODES = 100;

    /** Bytes of a .forward file; a longer one is a mistake. */
    public static final int FORWARD_BYTES = 4096;

    /** Bytes of an {@code :include:} file: ten thousand addresses fit. */
    public static final int INCLUDE_BYTES = 1024 * 1024;

    private ExpansionLimits() {}
}
