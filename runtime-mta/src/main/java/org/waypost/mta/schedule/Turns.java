package org.waypost.mta.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Envelopes of one sender whose time has come. Messages take turns, one envelope each: a message
 * with ten thousand recipients holds nobody up. Guarded by the scheduler's lock.
 */
final class Turns {
    /** RFC 5321, 4.5.3.1.8: what every server takes in one transaction. */
    private static final int ALONG_LIMIT = 100;

    /** Looking through all of a very large message each time would take too long. */
    private static final int LOOK_LIMIT = 1000;

    private final Map<Integer, Queue<Entry>> byMessage = new LinkedHashMap<>();

    void add(Entry entry) {
        byMessage.computeIfAbsent(entry.id.message(), _ -> new ArrayDeque<>(1)).add(entry);
    }

    boolean isEmpty() {
        return byMessage.isEmpty();
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

    /** Further envelopes of the same message that may go the same way, {@code first} leading. */
    List<Entry> takeAlong(Entry first) {
        List<Entry> taken = new ArrayList<>(List.of(first));
        Queue<Entry> others = byMessage.getOrDefault(first.id.message(), new ArrayDeque<>());
        Iterator<Entry> rest = others.iterator();
        for (int i = 0; i < LOOK_LIMIT && taken.size() < ALONG_LIMIT && rest.hasNext(); i++) {
            Entry entry = rest.next();
            if (entry.state == Entry.State.READY && entry.route == first.route) {
                taken.add(entry);
                rest.remove();
            }
        }
        if (others.isEmpty()) {
            byMessage.remove(first.id.message());
        }
        return taken;
    }
}
