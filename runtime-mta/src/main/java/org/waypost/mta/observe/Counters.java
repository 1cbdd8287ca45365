package org.waypost.mta.observe;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Named numbers for {@code smtpctl show stats}, such as {@code scheduler.delivery.ok}. Names come
 * from the program, never from a client: there is no limit on them here.
 */
public final class Counters {
    private final Map<String, LongAdder> values = new ConcurrentHashMap<>();

    /** Adds one. */
    public void count(String name) {
        add(name, 1);
    }

    /** Takes one away, for what comes and goes. */
    public void uncount(String name) {
        add(name, -1);
    }

    public void add(String name, long amount) {
        values.computeIfAbsent(name, _ -> new LongAdder()).add(amount);
    }

    /** 0 when it was not touched. */
    public long value(String name) {
        LongAdder adder = values.get(name);
        return adder == null ? 0 : adder.sum();
    }

    /** In the order of the names; only those that were touched. */
    public Map<String, Long> snapshot() {
        Map<String, Long> snapshot = new TreeMap<>();
        values.forEach((name, value) -> snapshot.put(name, value.sum()));
        return snapshot;
    }
}
