package org.waypost.tests.bench.graph;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What an operation costs the thread that does it: time in which the machine did something else is
 * not counted.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long operations;
    private long begin;
    private long spent;

    /** An iteration begins. */
    @Setup(Level.Iteration)
    public void begin() {
        operations = 0;
        begin = THREADS.getCurrentThreadCpuTime();
    }

    /** An iteration ends. */
    @TearDown(Level.Iteration)
    public void end() {
        spent = THREADS.getCurrentThreadCpuTime() - begin;
    }

    void count() {
        operations++;
    }

    /** Nanoseconds of the thread's time, of the iterations' mean. */
    public double cpuNanos() {
        return operations == 0 ? 0 : (double) spent / operations;
    }
}
