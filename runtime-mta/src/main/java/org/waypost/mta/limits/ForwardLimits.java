package org.waypost.mta.limits;

/** What the files that an expansion reads may cost: smtpd's numbers. */
public final class ForwardLimits {
    /** Bytes of a .forward file; a longer one is a mistake. */
    public static final int FORWARD_BYTES = 4096;

    /** Bytes of an {@code :include:} file: ten thousand addresses fit. */
    public static final int INCLUDE_BYTES = 1024 * 1024;

    private ForwardLimits() {}
}
