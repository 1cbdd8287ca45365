package org.waypost.mta.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.waypost.mta.queue.EnvelopeId;

/**
 * All envelopes, and those that wait in the order of their time: a binary heap whose entries know
 * their place, so that one is taken out without a search. Guarded by the scheduler's lock.
 */
final class Agenda {
    private final NavigableMap<EnvelopeId, Entry> byId = new TreeMap<>();
    private final List<Entry> heap = new ArrayList<>();

    /** False when it is known already. */
    boolean add(Entry entry) {
        return byId.putIfAbsent(entry.id, entry) == null;
    }

    void forget(Entry entry) {
        unplan(entry);
        byId.remove(entry.id);
    }

    Optional<Entry> find(EnvelopeId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<Entry> all() {
        return byId.values();
    }

    /** In the order of their ids. */
    Collection<Entry> select(Selection selection) {
        return switch (selection) {
            case Selection.All _ -> all();
            case Selection.Message(int id) -> ofMessage(id);
            case Selection.One(EnvelopeId id) -> find(id).stream().toList();
        };
    }

    private Collection<Entry> ofMessage(int messageId) {
        EnvelopeId least = new EnvelopeId(messageId, 0);
        EnvelopeId greatest = new EnvelopeId(messageId, -1);
        return byId.subMap(least, true, greatest, true).values();
    }

    int size() {
        return byId.size();
    }

    /** Waits for its time, whatever that is now. */
    void plan(Entry entry) {
        if (entry.place < 0) {
            entry.place = heap.size();
            heap.add(entry);
        }
        rise(entry);
        sink(entry);
    }

    void unplan(Entry entry) {
        int place = entry.place;
        if (place < 0) {
            return;
        }
        entry.place = -1;
        Entry last = heap.removeLast();
        if (last != entry) {
            put(last, place);
            rise(last);
            sink(last);
        }
    }

    /** The one whose time comes first. */
    Optional<Entry> first() {
        return heap.isEmpty() ? Optional.empty() : Optional.of(heap.getFirst());
    }

    private void rise(Entry entry) {
        while (entry.place > 0) {
            Entry parent = heap.get((entry.place - 1) / 2);
            if (parent.due() <= entry.due()) {
                return;
            }
            swap(entry, parent);
        }
    }

    private void sink(Entry entry) {
        while (true) {
            int left = 2 * entry.place + 1;
            if (left >= heap.size()) {
                return;
            }
            Entry child = heap.get(left);
            if (left + 1 < heap.size() && heap.get(left + 1).due() < child.due()) {
                child = heap.get(left + 1);
            }
            if (entry.due() <= child.due()) {
                return;
            }
            swap(entry, child);
        }
    }

    private void swap(Entry one, Entry other) {
        int place = one.place;
        put(one, other.place);
        put(other, place);
    }

    private void put(Entry entry, int place) {
        heap.set(place, entry);
        entry.place = place;
    }
}
