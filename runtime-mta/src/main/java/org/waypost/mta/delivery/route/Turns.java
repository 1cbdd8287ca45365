package org.waypost.mta.delivery.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who is next: each table is gone through in turn. One counter for each table of the file. */
public final class Turns {
    private final Map<String, AtomicInteger> counters = new ConcurrentHashMap<>();

    /** The items, beginning with the one whose turn it is; the rest are the fallbacks. */
    public <T> List<T> next(String table, List<T> items) {
        if (items.isEmpty()) {
            return items;
        }
        AtomicInteger counter = counters.computeIfAbsent(table, _ -> new AtomicInteger());
        int turn = Math.floorMod(counter.getAndIncrement(), items.size());
        List<T> rotated = new ArrayList<>(items);
        Collections.rotate(rotated, -turn);
        return rotated;
    }
}
