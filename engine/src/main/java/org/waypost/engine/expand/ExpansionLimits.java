package org.waypost.engine.expand;

/** What the expansion of one recipient may cost: smtpd's numbers. */
public final class ExpansionLimits {
    /** Aliases of aliases: deeper is a loop. */
    public static final int DEPTH = 10;

    /** Nodes of one expansion (aliases, lists, .forward): bounds the envelopes of one RCPT. */
    public static final int NODES = 1000;

    /** Entries of one .forward file. */
    public static final int FORWARD_NODES = 100;

    private ExpansionLimits() {}
}
