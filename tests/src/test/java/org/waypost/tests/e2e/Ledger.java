package org.waypost.tests.e2e;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What became of each letter as its sender knows it. Any thread.
 *
 * <p>A letter that is in none of the sets was not taken: refused for now, or cut off before its
 * end.
 *
 * @param acknowledged answered with 250: must arrive
 * @param unknown sent to its end, the answer not read: may arrive
 * @param attempts how often a letter was offered
 */
record Ledger(Set<Integer> acknowledged, Set<Integer> unknown, AtomicInteger attempts) {

    Ledger() {
        this(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet(), new AtomicInteger());
    }
}
