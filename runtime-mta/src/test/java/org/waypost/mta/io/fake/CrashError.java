package org.waypost.mta.io.fake;

/** The power fails. Not an exception that any code might handle. */
public final class CrashError extends Error {
    private static final long serialVersionUID = 1L;

    public CrashError(long step) {
        super("crash before step " + step);
    }
}
