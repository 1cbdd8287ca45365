package org.waypost.mta.schedule.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchical timing wheel: 64 slots of a second, 64 of 64 seconds, and so on. What is planned
 * lies in the slot of the first digit (to the base 64) in which its time differs from the present;
 * it moves to a finer wheel when the present reaches that slot, seven times at most. Planning and
 * taking out cost the same however many wait.
 *
 * @param <T> what waits; each in one wheel at most
 */
public final class TimingWheel<T extends Timed> {
    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;

    /** 64 to the 7th seconds are 139,000 years. */
    private static final int LEVELS = 7;

    /** Later is no later: the levels end there. */
    private static final long LATEST = (1L << (BITS * LEVELS)) - 1;

    /** The place of what is due, behind the last slot. */
    private static final int DUE = LEVELS * SLOTS;

    private final @Nullable Timed[] heads = new Timed[DUE + 1];

    /** A bit for each slot that is not empty, by level. */
    private final long[] occupied = new long[LEVELS];

    /** How far time has come; slots before it are empty. */
    private long present;

    private int size;

    public int size() {
        return size;
    }

    /** Waits for its time, whatever that is now; also when it waits already. */
    public void plan(T item) {
        remove(item);
        insert(item);
        size++;
    }

    /** Without effect when it does not wait. */
    public void remove(T item) {
        if (item.isPlaced()) {
            unlink(item);
            size--;
        }
    }

    /**
     * When {@link #poll} has to be asked next: the time of the first, or before it, never after;
     * {@link Long#MAX_VALUE} when nothing waits.
     */
    public long next() {
        if (heads[DUE] != null) {
            return present;
        }
        int level = firstLevel();
        return level < 0 ? Long.MAX_VALUE : start(level);
    }

    /**
     * Takes out one whose time has come; those of the same second in the order they were planned.
     */
    public Optional<T> poll(long now) {
        while (heads[DUE] == null) {
            int level = firstLevel();
            if (level < 0 || start(level) > now) {
                present = Math.max(present, Math.min(now, LATEST));
                return Optional.empty();
            }
            turn(level);
        }
        Timed item = heads[DUE];
        unlink(item);
        size--;
        return Optional.of(own(item));
    }

    @SuppressWarnings("unchecked") // plan takes nothing else
    private T own(Timed item) {
        return (T) item;
    }

    /** A finer wheel's slots all lie before a coarser one's. */
    private int firstLevel() {
        int level = 0;
        while (level < LEVELS && occupied[level] == 0) {
            level++;
        }
        return level < LEVELS ? level : -1;
    }

    /** The time at which the first occupied slot of a level begins. */
    private long start(int level) {
        long round = present >>> (BITS * (level + 1)) << (BITS * (level + 1));
        return round + ((long) firstSlot(level) << (BITS * level));
    }

    private int firstSlot(int level) {
        return Long.numberOfTrailingZeros(occupied[level]);
    }

    /** The present reaches the first slot of a level: what is in it moves to finer wheels. */
    private void turn(int level) {
        int place = level * SLOTS + firstSlot(level);
        present = start(level);
        for (Timed item = heads[place]; item != null; item = heads[place]) {
            unlink(item);
            insert(item);
        }
    }

    private void insert(Timed item) {
        long due = Math.min(item.due(), LATEST);
        if (due <= present) {
            link(item, DUE);
            return;
        }
        int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros(present ^ due)) / BITS;
        int slot = (int) (due >>> (BITS * level)) & (SLOTS - 1);
        occupied[level] |= 1L << slot;
        link(item, level * SLOTS + slot);
    }

    /** At the end of the slot's ring. */
    private void link(Timed item, int place) {
        Timed head = heads[place];
        Timed last = head == null ? item : head.before;
        if (head == null) {
            heads[place] = item;
            head = item;
        }
        item.before = last;
        item.after = head;
        head.before = item;
        if (last != null) {
            last.after = item;
        }
        item.place = place;
    }

    private void unlink(Timed item) {
        int place = item.place;
        Timed before = item.before;
        Timed after = item.after;
        if (after == item || before == null || after == null) {
            heads[place] = null;
            if (place != DUE) {
                occupied[place / SLOTS] &= ~(1L << (place % SLOTS));
            }
        } else {
            before.after = after;
            after.before = before;
            if (heads[place] == item) {
                heads[place] = after;
            }
        }
        item.before = null;
        item.after = null;
        item.place = Placed.NOWHERE;
    }
}
