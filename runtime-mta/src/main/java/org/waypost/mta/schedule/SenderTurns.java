package org.waypost.mta.schedule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Envelopes of one agent whose time has come: senders take turns, and the messages of each take
 * turns among themselves. Who sends ten thousand messages holds up nobody else. Guarded by the
 * scheduler's lock.
 */
final class SenderTurns {
    private final Map<Integer, Turns> bySender = new LinkedHashMap<>();

    void add(Entry entry) {
        bySender.computeIfAbsent(entry.sender, _ -> new Turns()).add(entry);
    }

    Optional<Entry> take() {
        while (!bySender.isEmpty()) {
            Map.Entry<Integer, Turns> turn = bySender.entrySet().iterator().next();
            bySender.remove(turn.getKey());
            Optional<Entry> entry = turn.getValue().take();
            if (!turn.getValue().isEmpty()) {
                bySender.put(turn.getKey(), turn.getValue());
            }
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    /** Further envelopes of the same message that may go the same way, {@code first} leading. */
    List<Entry> takeAlong(Entry first) {
        Turns turns = bySender.get(first.sender);
        if (turns == null) {
            return List.of(first);
        }
        List<Entry> taken = turns.takeAlong(first);
        if (turns.isEmpty()) {
            bySender.remove(first.sender);
        }
        return taken;
    }
}
