package org.waypost.mta.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.waypost.mta.schedule.order.Placed;
import org.waypost.mta.schedule.order.RankHeap;

/**
 * Envelopes of one lane whose time has come, in the order of their turns (start-time fair
 * queueing). Each is told its turn when it comes: senders take turns, so do the messages of a
 * sender, and a sender's retries come one turn in {@link #RETRY_STEP}. No destination has more at
 * once than its share: what is over it waits without holding up anybody else. Guarded by the
 * scheduler's lock.
 */
final class Turns {
    /** A sender's retries do not hold up what it sends now, and are not held up for ever. */
    static final int RETRY_STEP = 4;

    /**
     * Senders are told apart by so many hashes, so that a million of them take no memory; those
     * that share one share its turns.
     */
    private static final int FLOWS = 1 << 12;

    /** Likewise destinations and their shares. */
    private static final int DESTINATIONS = 1 << 16;

    private final int share;
    private final Map<Integer, Destination> destinations = new HashMap<>();

    /** Those that have somebody waiting and are below their share. */
    private final RankHeap<Destination> open = new RankHeap<>();

    private final long[] nextTurn = new long[FLOWS];
    private final int[] lastMessage = new int[FLOWS];
    private final int[] within = new int[FLOWS];

    /** The turn that was taken last: who comes now does not come before it. */
    private long turn;

    /**
     * @param share at most this many at once for a destination
     */
    Turns(int share) {
        this.share = share;
    }

    private static final class Destination extends Placed {
        final int number;
        final RankHeap<Entry> waiting = new RankHeap<>();
        int running;

        Destination(int number) {
            this.number = number;
        }

        @Override
        protected long rank() {
            return waiting.first().map(Entry::rank).orElse(Long.MAX_VALUE);
        }
    }

    void add(Entry entry) {
        entry.turn = entry.hurried ? turn : turnOf(entry);
        Destination destination =
                destinations.computeIfAbsent(number(entry.destination), Destination::new);
        destination.waiting.put(entry);
        place(destination);
    }

    /** The next of its sender's; further envelopes of one message go behind its first. */
    private long turnOf(Entry entry) {
        int step = entry.tries == 0 ? 1 : RETRY_STEP;
        int flow = spread(entry.sender + (step - 1)) & (FLOWS - 1);
        if (lastMessage[flow] == entry.id.message()) {
            within[flow]++;
        } else {
            lastMessage[flow] = entry.id.message();
            within[flow] = 0;
            nextTurn[flow] = Math.max(turn, nextTurn[flow] + step);
        }
        return nextTurn[flow] + (long) within[flow] * step;
    }

    private static int number(int hash) {
        return spread(hash) & (DESTINATIONS - 1);
    }

    /** Hashes of texts differ in their lower bits by little; the multiplier is 2^32 / φ. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 16;
    }

    /** It runs from now on: {@link #finish} with the same destination ends that. */
    Optional<Entry> take() {
        Optional<Entry> first = open.first().flatMap(d -> d.waiting.first());
        first.ifPresent(
                entry -> {
                    turn = Math.max(turn, entry.turn);
                    Destination destination = open.first().orElseThrow();
                    destination.waiting.remove(entry);
                    destination.running++;
                    place(destination);
                });
        return first;
    }

    /** It does not wait for its turn any more. */
    void remove(Entry entry) {
        Destination destination = destinations.get(number(entry.destination));
        if (destination != null) {
            destination.waiting.remove(entry);
            place(destination);
        }
    }

    /**
     * @param destination as the entry had it when it was taken
     */
    void finish(int destination) {
        Destination found = destinations.get(number(destination));
        if (found != null) {
            found.running--;
            place(found);
        }
    }

    private void place(Destination destination) {
        if (destination.waiting.isEmpty() || destination.running >= share) {
            open.remove(destination);
        } else {
            open.put(destination);
        }
        if (destination.waiting.isEmpty() && destination.running == 0) {
            destinations.remove(destination.number);
        }
    }
}
