package org.waypost.tests.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What a text may cost: a hundred times its size and 64 MiB. Counted is everything that the thread
 * allocates, which is more than it ever holds at once. Classes that are loaded meanwhile, and what
 * watches their coverage, count as well; so that what costs too much is done again before it is
 * blamed. Stateless.
 */
final class Allowance {
    private static final long BASE_BYTES = 64L << 20;
    private static final int TIMES = 100;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allowance() {}

    /** Does a step with an input of so many bytes; fails when it costs more than is allowed. */
    static <T> T within(int bytes, Supplier<T> step) {
        long allowed = BASE_BYTES + (long) TIMES * bytes;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        T result = step.get();
        if (THREADS.getCurrentThreadAllocatedBytes() - before > allowed) {
            before = THREADS.getCurrentThreadAllocatedBytes();
            result = step.get();
            long spent = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (spent > allowed) {
                throw new AssertionError(spent + " bytes for an input of " + bytes);
            }
        }
        return result;
    }
}
