package org.waypost.tests.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a text may cost: a hundred times its size and 64 MiB. Counted is everything that the thread
 * allocates, which is more than it ever holds at once. One thread, one text.
 */
final class Allowance {
    private static final long BASE_BYTES = 64L << 20;
    private static final int TIMES = 100;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long before = THREADS.getCurrentThreadAllocatedBytes();
    private final long allowed;

    private Allowance(long allowed) {
        this.allowed = allowed;
    }

    static Allowance forInput(int bytes) {
        return new Allowance(BASE_BYTES + (long) TIMES * bytes);
    }

    /** Fails when more was spent. */
    void spent(String step) {
        long spent = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (spent > allowed) {
            throw new AssertionError(step + " took " + spent + " bytes of " + allowed);
        }
    }
}
