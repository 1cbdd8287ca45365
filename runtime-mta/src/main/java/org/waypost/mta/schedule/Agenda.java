package org.waypost.mta.schedule;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.schedule.order.TimingWheel;

/** All envelopes, and those that wait for their time. Guarded by the scheduler's lock. */
final class Agenda {
    private final NavigableMap<EnvelopeId, Entry> byId = new TreeMap<>();
    private final TimingWheel<Entry> wheel = new TimingWheel<>();

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
        return byId.subMap(least(messageId), true, greatest(messageId), true).values();
    }

    /** Of the same message, those behind it in the order of their ids. */
    Collection<Entry> behind(EnvelopeId id) {
        return byId.subMap(id, false, greatest(id.message()), true).values();
    }

    /** Of the same message, those before it. */
    Collection<Entry> before(EnvelopeId id) {
        return byId.subMap(least(id.message()), true, id, false).values();
    }

    private static EnvelopeId least(int messageId) {
        return new EnvelopeId(messageId, 0);
    }

    private static EnvelopeId greatest(int messageId) {
        return new EnvelopeId(messageId, -1);
    }

    int size() {
        return byId.size();
    }

    /** Waits for its time, whatever that is now. */
    void plan(Entry entry) {
        wheel.plan(entry);
    }

    /** For an entry that waits for its time, or for nothing. */
    void unplan(Entry entry) {
        wheel.remove(entry);
    }

    /** Takes out one whose time has come. */
    Optional<Entry> poll(long now) {
        return wheel.poll(now);
    }

    /** When {@link #poll} has to be asked next, in seconds since 1970. */
    long next() {
        return wheel.next();
    }
}
