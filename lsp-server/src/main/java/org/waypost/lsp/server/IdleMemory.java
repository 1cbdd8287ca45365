package org.waypost.lsp.server;

/**
 * Gives memory back in a pause of the typing. The collector by itself looks through old objects
 * only when their space is full to its limit, which is there for files of a hundred thousand lines.
 * Used by one thread at a time.
 */
final class IdleMemory {
    /**
     * A collection of what an ordinary session uses takes a twentieth of a second; not too often.
     */
    private static final long WORTH_BYTES = 64L << 20;

    private long usedBytes;

    /** Collects if much has been used since the last time. */
    synchronized void giveBack() {
        if (used() > usedBytes + WORTH_BYTES) {
            System.gc();
            usedBytes = used();
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
