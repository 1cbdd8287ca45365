package org.waypost.mta.schedule;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Envelopes of one agent whose time has come. Messages take turns, one envelope each: a message
 * with ten thousand recipients holds nobody up. Guarded by the scheduler's lock.
 */
final class Turns {
    private final Map<Integer, Queue<Entry>> byMessage = new LinkedHashMap<>();

    void add(Entry entry) {
        byMessage.computeIfAbsent(entry.id.message(), _ -> new ArrayDeque<>()).add(entry);
    }

    /** Those that left meanwhile are passed over. */
    Optional<Entry> take() {
        while (!byMessage.isEmpty()) {
            Map.Entry<Integer, Queue<Entry>> turn = byMessage.entrySet().iterator().next();
            byMessage.remove(turn.getKey());
            Entry entry = turn.getValue().remove();
            if (!turn.getValue().isEmpty()) {
                byMessage.put(turn.getKey(), turn.getValue());
            }
            if (entry.state == Entry.State.READY) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
